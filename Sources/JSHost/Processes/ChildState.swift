import CLinux
import Glibc
import Synchronization

/// What the scripts want of a child process, and how far it is; shared with the thread that looks after it.
final class ChildState: Sendable {
    struct Channel {
        let file: OpenFile
        /// The next bytes are to be read.
        var isWanted = false
        /// What is to be written; nil: nothing, empty: told as written when it is seen.
        var outgoing: ArraySlice<UInt8>?
        /// No more is written after `outgoing`.
        var isFinished = false
    }

    struct Values {
        var channels: [Int: Channel]
        var isReaped = false
        /// The scripts do not want to know any more.
        var isClosed = false
    }

    let id: pid_t
    private let isDetached: Bool
    private let values: Mutex<Values>
    /// Ends the waiting of the thread.
    let wake: OpenFile

    init(_ id: pid_t, isDetached: Bool, pipes: [Int: OpenFile]) {
        self.id = id
        self.isDetached = isDetached
        values = Mutex(Values(channels: pipes.mapValues { Channel(file: $0) }))
        wake = OpenFile(linux_event(), isOwned: true)
    }

    func change(_ body: (inout sending Values) -> Void) {
        values.withLock { body(&$0) }
        var one: UInt64 = 1
        _ = Glibc.write(wake.descriptor, &one, MemoryLayout<UInt64>.size)
    }

    /// From the thread that looks after the child.
    func update<Result: Sendable>(_ body: (inout Values) -> Result) -> Result {
        values.withLock { body(&$0) }
    }

    func signal(_ number: Int32) throws(OperationError) -> Bool {
        // Under the lock, because the number of a process that was reaped may be another's.
        let reason: Int32 = values.withLock { values in
            if values.isReaped { return ESRCH }
            return kill(id, number) == 0 ? 0 : errno
        }
        if reason != 0 && reason != ESRCH { throw .system(reason, "kill") }
        return reason == 0
    }

    func reap() -> (code: Int32, signal: Int32) {
        values.withLock { values in
            values.isReaped = true
            return ChildLaunch.reap(id)
        }
    }

    func close() {
        change { values in
            values.isClosed = true
            values.channels = [:]
        }
        if !isDetached { _ = try? signal(SIGKILL) }
    }
}
