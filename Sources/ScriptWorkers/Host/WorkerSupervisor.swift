import CLinux
import Glibc
import Synchronization
import ThreadExecutor

/// Looks after the worker processes of a host: how far they are with their calls, how much memory they take, whether a script
/// keeps others waiting.
package final class WorkerSupervisor: Sendable {
    private enum Pace {
        /// Milliseconds between two looks while there are calls, and while there are none.
        static let busy: CInt = 20
        static let idle: CInt = 250
    }

    private struct State {
        var watches: [WorkerWatch] = []
        var isRunning = false
    }

    private let memoryLimit: Int?
    private let state = Mutex(State())
    private let isIdle = Atomic(false)
    private let bell: CInt
    private let thread = ThreadExecutor(name: "supervisor")

    /// - Parameter memoryLimit: bytes of memory that a worker may take.
    package init(memoryLimit: Int?) {
        self.memoryLimit = memoryLimit
        bell = linux_event()
    }

    deinit { close(bell) }

    func add(_ worker: WorkerProcess) {
        guard let connection = worker.connection else { return }
        let mustStart = state.withLock { state in
            state.watches.append(WorkerWatch(worker, connection))
            defer { state.isRunning = true }
            return !state.isRunning
        }
        // One that has ended meanwhile was not there to be removed.
        if worker.connection == nil { remove(worker) }
        if mustStart { thread.perform { self.run() } }
    }

    func remove(_ worker: WorkerProcess) {
        state.withLock { $0.watches.removeAll { $0.worker === worker } }
        wake()
    }

    /// There is something to look after.
    func wake() {
        if isIdle.exchange(false, ordering: .relaxed) {
            var one: UInt64 = 1
            _ = write(bell, &one, MemoryLayout.size(ofValue: one))
        }
    }

    private func run() {
        // The thread ends when there is nothing to look after; the next worker starts another.
        defer { thread.stop() }
        while let watches = current() {
            var isBusy = false
            for watch in watches { isBusy = watch.look(memoryLimit: memoryLimit) || isBusy }
            isIdle.store(!isBusy, ordering: .relaxed)
            var wait = pollfd(fd: bell, events: Int16(POLLIN), revents: 0)
            if poll(&wait, 1, isBusy ? Pace.busy : Pace.idle) > 0 {
                var count: UInt64 = 0
                _ = read(bell, &count, MemoryLayout.size(ofValue: count))
            }
        }
    }

    /// The workers to look at; nil when there are none any more, and then nobody looks.
    private func current() -> [WorkerWatch]? {
        state.withLock { state in
            if state.watches.isEmpty { state.isRunning = false }
            return state.watches.isEmpty ? nil : state.watches
        }
    }
}
