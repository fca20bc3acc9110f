import CLinux
import Glibc
import Synchronization
import ThreadExecutor

/// Waits for descriptors, and for work of its thread.
final class SocketParker: Parker {
    /// Waits for descriptors of its own and for that of the parker.
    typealias Wait = @Sendable (_ wake: Int32, _ milliseconds: Int32) -> Void

    /// A counter that ends the wait. When the system has no descriptor left, -1, and the wait ends by itself.
    private let wake = linux_event()
    private let wait = Mutex<Wait?>(nil)

    deinit { close(wake) }

    func onWait(_ action: @escaping Wait) {
        wait.withLock { $0 = action }
    }

    func poll() { wait.withLock { $0 }?(wake, 0) }

    func park() {
        wait.withLock { $0 }?(wake, wake < 0 ? 50 : -1)
        var count: UInt64 = 0
        _ = read(wake, &count, 8)
    }

    func unpark() {
        var count: UInt64 = 1
        _ = write(wake, &count, 8)
    }
}
