import Glibc
import Synchronization

/// A file beside the store that is locked while a process works on it. The lock ends with the process, however it ends.
package final class HubLock: Sendable {
    private let path: String
    private let descriptor = Mutex<Int32?>(nil)

    package init(path: String) { self.path = path }

    /// - Throws: `SQLiteStorageError.inUse` naming the process that holds it.
    package func acquire(for store: String) throws {
        let file = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            throw SQLiteStorageError.file(path: path, reason: String(cString: strerror(errno)))
        }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            defer { Glibc.close(file) }
            throw SQLiteStorageError.inUse(path: store, process: holder(file))
        }
        let process = "\(getpid())\n"
        ftruncate(file, 0)
        _ = process.withCString { pwrite(file, $0, strlen($0), 0) }
        descriptor.withLock { $0 = file }
    }

    package func release() {
        descriptor.withLock { descriptor in
            if let file = descriptor {
                // A child that was just forked has the descriptor too, and would keep the lock until it runs its program.
                flock(file, LOCK_UN)
                Glibc.close(file)
            }
            descriptor = nil
        }
    }

    /// The descriptor that holds the lock; nil while it is not held.
    var openDescriptor: Int32? { descriptor.withLock { $0 } }

    private func holder(_ file: Int32) -> String {
        var buffer = [UInt8](repeating: 0, count: 32)
        let count = pread(file, &buffer, buffer.count, 0)
        let text = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self).filter { $0.isNumber }
        return text.isEmpty ? "unknown" : text
    }
}
