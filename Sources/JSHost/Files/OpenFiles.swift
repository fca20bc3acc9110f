import CLinux
import Glibc
import Synchronization

/// The descriptors that the scripts of a realm have: those they opened, and the standard ones. Others of the process, the task
/// hub's among them, are not theirs, whatever number they say.
final class OpenFiles: Sendable {
    private let files = Mutex(
        Dictionary(uniqueKeysWithValues: (0...2 as ClosedRange<Int32>).map { ($0, OpenFile($0, isOwned: false)) }))

    func file(_ descriptor: Int) -> OpenFile? {
        Int32(exactly: descriptor).flatMap { number in files.withLock { $0[number] } }
    }

    func add(_ descriptor: Int32) { files.withLock { $0[descriptor] = OpenFile(descriptor, isOwned: true) } }

    /// Closes it as soon as nothing works with it any more; false when there is none.
    func close(_ descriptor: Int) -> Bool {
        guard let number = Int32(exactly: descriptor) else { return false }
        return files.withLock { $0.removeValue(forKey: number) } != nil
    }

    func closeAll() { files.withLock { $0 = [:] } }
}

/// A descriptor, closed with the last reference to it, so that its number is no other file's while something works with it.
final class OpenFile: Sendable {
    let descriptor: Int32
    private let isOwned: Bool

    init(_ descriptor: Int32, isOwned: Bool) {
        self.descriptor = descriptor
        self.isOwned = isOwned
    }

    deinit {
        if isOwned { close(descriptor) }
    }
}
