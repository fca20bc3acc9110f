import Glibc
import Synchronization

/// A serial executor that runs everything on one thread of its own.
///
/// An actor pins itself to it by returning it from `unownedExecutor`. The thread has a stack of 8 MB, begins with the first
/// job and ends after `stop()` once the queue is empty. A job that comes after that is still run, on a new thread that ends in
/// the same way; so no task ever hangs. Without `stop()` the thread and the executor live for ever.
package final class ThreadExecutor: SerialExecutor {
    private enum Work: Sendable {
        case job(UnownedJob)
        case closure(@Sendable () -> Void)
    }

    private struct State {
        var queue: [Work] = []
        var isRunning = false
        var isParked = false
        var isStopped = false
        var thread: pthread_t?
    }

    private enum Wake { case start, unpark, none }

    private static let stackSize = 8 << 20

    /// The name of the thread; the system shows its first 15 bytes.
    package let name: String
    private let parker: any Parker
    private let state = Mutex(State())

    package init(name: String, parker: any Parker = ConditionParker()) {
        self.name = name
        self.parker = parker
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        add(.job(UnownedJob(job)))
    }

    /// Runs `work` on the thread, in turn with the jobs. An actor pinned here can be entered in it by `assumeIsolated`.
    package func perform(_ work: @escaping @Sendable () -> Void) {
        add(.closure(work))
    }

    /// Lets the thread end when nothing is left to do.
    package func stop() {
        let isParked = state.withLock { state in
            state.isStopped = true
            return state.isParked
        }
        if isParked { parker.unpark() }
    }

    package func isIsolatingCurrentContext() -> Bool? {
        guard let thread = state.withLock({ $0.thread }) else { return false }
        return pthread_equal(thread, pthread_self()) != 0
    }

    package func checkIsolated() {
        precondition(isIsolatingCurrentContext() == true, "not on the thread \(name)")
    }

    private func add(_ work: Work) {
        // The work may let go of the actor that owns this executor, and be done before this function returns.
        let reference = Unmanaged.passRetained(self)
        defer { reference.release() }
        let wake: Wake = state.withLock { state in
            state.queue.append(work)
            if !state.isRunning {
                state.isRunning = true
                return .start
            }
            guard state.isParked else { return .none }
            state.isParked = false
            return .unpark
        }
        switch wake {
        case .start: startThread()
        case .unpark: parker.unpark()
        case .none: break
        }
    }

    private func startThread() {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setstacksize(&attributes, Self.stackSize)
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        var thread = pthread_t()
        let code = pthread_create(
            &thread, &attributes,
            { argument in
                guard let argument else { return nil }
                Unmanaged<ThreadExecutor>.fromOpaque(argument).takeRetainedValue().run()
                return nil
            }, Unmanaged.passRetained(self).toOpaque())
        pthread_attr_destroy(&attributes)
        precondition(code == 0, "the thread \(name) cannot be started: \(String(cString: strerror(code)))")
    }

    private func run() {
        setThreadName()
        state.withLock { $0.thread = pthread_self() }
        var batch: [Work] = []
        repeat {
            parker.begin()
            while takeBatch(&batch) {
                if batch.isEmpty {
                    parker.park()
                } else {
                    for work in batch { run(work) }
                    batch.removeAll(keepingCapacity: true)
                    parker.poll()
                }
            }
            parker.end()
        } while !leave()
    }

    private func run(_ work: Work) {
        switch work {
        case .job(let job): job.runSynchronously(on: asUnownedSerialExecutor())
        case .closure(let closure): closure()
        }
    }

    /// Takes all that is queued; false when the thread shall end.
    private func takeBatch(_ batch: inout [Work]) -> Bool {
        state.withLock { state in
            swap(&batch, &state.queue)
            state.isParked = batch.isEmpty && !state.isStopped
            return !(batch.isEmpty && state.isStopped)
        }
    }

    /// Whether the thread may end: no job came while the parker ended.
    private func leave() -> Bool {
        state.withLock { state in
            guard state.queue.isEmpty else { return false }
            state.isRunning = false
            state.thread = nil
            return true
        }
    }

    private func setThreadName() {
        // pthread_setname_np is not visible to Swift; a thread without its name is no harm.
        let file = open("/proc/thread-self/comm", O_WRONLY)
        guard file >= 0 else { return }
        _ = Array(name.utf8.prefix(15)).withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
        close(file)
    }
}
