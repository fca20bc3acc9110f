import ThreadExecutor

/// One JavaScript VM with one context, on a thread of its own; runs our runtime and, through it, the app's scripts.
///
/// Calls and settlements that come while the isolate is busy are delivered to the scripts together, in one frame.
package actor JSIsolate {
    package nonisolated let configuration: IsolateConfiguration
    nonisolated let mailbox = Mailbox()
    nonisolated let watchdog = Watchdog()
    private nonisolated let executor: ThreadExecutor
    private let parker: GLibParker
    /// `nil` before it was made and after `close()`.
    var realm: Realm?
    var timers: IsolateTimers?
    /// The asynchronous operations under way, by the ids the scripts gave them.
    var operationTasks: [Int: Task<Void, Never>] = [:]

    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Starts the thread and evaluates bootstrap.js. Throws `.startFailed`.
    package init(_ configuration: IsolateConfiguration) async throws(JSHostError) {
        try await JavaScriptEngine.prepare()
        self.configuration = configuration
        parker = GLibParker()
        executor = ThreadExecutor(name: configuration.name, parker: parker)
        do {
            try start()
        } catch {
            close()
            throw error
        }
    }

    isolated deinit { close() }

    /// Whether its scripts were ended because one of them did not return: it takes no more calls.
    package nonisolated var isTerminated: Bool { watchdog.isTerminated }

    /// How many calls have no answer yet.
    package nonisolated var waitingCalls: Int { mailbox.waitingCount }

    /// Calls an entry point of the runtime and returns its answer.
    ///
    /// `body` and the answer are JSON text; an empty one is JavaScript's undefined. The call goes on when the task is
    /// cancelled. Throws `.scriptFailed` with the failure when the script threw or rejected, `.isolateClosed` when the isolate
    /// is closed before it answered, `.invalidBody` when `body` is not JSON; `.timedOut` when it takes longer than `limit`, and
    /// `.isolateTerminated` when another call did so and its script does not return.
    package nonisolated(nonsending) func call(
        _ entry: String, _ body: String, within limit: CallLimit? = nil
    ) async throws(JSHostError) -> String {
        let answer = await withCheckedContinuation { continuation in
            if mailbox.addCall(entry, body, limit, continuation) == .first { arrangeDelivery() }
        }
        return try answer.get()
    }

    /// Frees everything: calls under way fail with `.isolateClosed`, operations are cancelled, the thread ends.
    package func close() {
        mailbox.close()
        for task in operationTasks.values { task.cancel() }
        operationTasks = [:]
        timers?.close()
        timers = nil
        parker.onDispatch(nil)
        realm?.close()
        realm = nil
        executor.stop()
    }

    /// What JavaScriptCore says of the heap; walks all of it. Throws `.isolateClosed`.
    package func heapStatistics() throws(JSHostError) -> HeapStatistics {
        guard let realm else { throw .isolateClosed }
        return realm.heapStatistics()
    }

    /// Collects all garbage at once. Throws `.isolateClosed`.
    package func collectGarbage() throws(JSHostError) {
        guard let realm else { throw .isolateClosed }
        realm.collectGarbage()
    }

    /// Lets the isolate deliver what is in the mailbox as soon as it has done what is queued on its thread now.
    nonisolated func arrangeDelivery() {
        enter { $0.deliver() }
    }

    private func start() throws(JSHostError) {
        let timers = IsolateTimers(clock: configuration.clock) { [weak self] in self?.enter { $0.fireTimers() } }
        self.timers = timers
        let services = OperationServices(
            configuration: configuration, startTimer: timers.start(_:after:), stopTimer: timers.stop(_:),
            beginCall: { [weak self] id in self?.begin(id) })
        realm = try Realm(services, watchdog)
        parker.onDispatch { [weak self] in self?.assumeIsolated { $0.readOutbox() } }
        readOutbox()
    }

    nonisolated func enter(_ action: @escaping @Sendable (isolated JSIsolate) -> Void) {
        executor.perform { self.assumeIsolated(action) }
    }
}
