import ThreadExecutor

/// A realm on a thread of its own, with its timers: where the scripts of an isolate run.
package actor RealmThread {
    package nonisolated let configuration: IsolateConfiguration
    private nonisolated let watchdog = Watchdog()
    private nonisolated let executor: ThreadExecutor
    private let parker: GLibParker
    private weak var owner: (any RealmOwner)?
    /// `nil` before it was made and after `close()`.
    private var realm: Realm?
    private var timers: IsolateTimers?
    private var outbox = Outbox()

    /// More bytes than this are handed over before the scripts return, so that a flood of messages finds a bound.
    private static let outboxLimit = 1 << 20

    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Evaluates bootstrap.js. Throws `.startFailed`.
    ///
    /// - Parameter executor: nil starts a thread of its own.
    package init(
        _ configuration: IsolateConfiguration, owner: any RealmOwner, executor: RealmExecutor? = nil
    ) async throws(JSHostError) {
        try await JavaScriptEngine.prepare()
        self.configuration = configuration
        self.owner = owner
        let given = executor ?? RealmExecutor(name: configuration.name)
        parker = given.parker
        self.executor = given.thread
        do {
            try start()
        } catch {
            close()
            throw error
        }
    }

    isolated deinit { close() }

    /// Whether its scripts were ended.
    package nonisolated var isTerminated: Bool { watchdog.isTerminated }

    /// Runs `action` on the thread, after what is queued there now.
    package nonisolated func enter(_ action: @escaping @Sendable (isolated RealmThread) -> Void) {
        executor.perform { self.assumeIsolated(action) }
    }

    /// Ends what the scripts do, and whatever they would do later. Returns false when that was done before.
    @discardableResult
    package nonisolated func endScripts() -> Bool { watchdog.terminate() }

    /// Hands a frame to the scripts. Throws what they threw.
    package func receive(_ frame: [UInt8]) throws(ScriptException) {
        owner?.frameComes()
        try inside { () throws(ScriptException) in try realm?.receive(frame) }
    }

    /// Frees everything; the thread ends.
    package func close() {
        timers?.close()
        timers = nil
        parker.onDispatch(nil)
        realm?.services.close()
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

    private func start() throws(JSHostError) {
        let timers = IsolateTimers(clock: configuration.clock) { [weak self] in self?.enter { $0.fireTimers() } }
        self.timers = timers
        let services = OperationServices(
            configuration: configuration, startTimer: timers.start(_:after:), stopTimer: timers.stop(_:),
            beginCall: { [weak self] call, entry in
                self?.assumeIsolated { $0.owner?.mayBegin(call, entry) } ?? false
            },
            post: { [weak self] message in self?.assumeIsolated { $0.post(message) } },
            exit: { [weak self] code in
                // The process may be gone in a moment.
                self?.assumeIsolated { $0.handOver() }
                self?.configuration.exitRequested(code)
            },
            events: { [weak self] event in self?.enter { $0.deliver(event) } })
        owner?.scriptsEntered(true)
        defer { owner?.scriptsEntered(false) }
        realm = try Realm(services, watchdog) { [weak self] context in
            // It is this thread that looks.
            nonisolated(unsafe) let context = context
            self?.assumeIsolated { $0.look(context) }
        }
        parker.onDispatch { [weak self] in self?.assumeIsolated { $0.handOver() } }
        handOver()
    }

    private func fireTimers() {
        timers?.fireDue { id in
            if isTerminated { return }
            do throws(ScriptException) {
                try inside { () throws(ScriptException) in try realm?.fireTimer(id) }
            } catch {
                if !isTerminated { owner?.scriptsViolated("fireTimer threw \(error.failure)") }
            }
        }
    }

    private func deliver(_ event: ResourceEvent) {
        if isTerminated { return }
        do throws(ScriptException) {
            try inside { () throws(ScriptException) in try realm?.deliver(event) }
        } catch {
            if !isTerminated { owner?.scriptsViolated("resourceEvent threw \(error.failure)") }
        }
    }

    private func inside(_ action: () throws(ScriptException) -> Void) throws(ScriptException) {
        owner?.scriptsEntered(true)
        defer {
            owner?.scriptsEntered(false)
            handOver()
        }
        try action()
    }

    private func post(_ message: [UInt8]) {
        outbox.add(message)
        if outbox.size > Self.outboxLimit { handOver() }
    }

    private func handOver() {
        let messages = outbox.take()
        if !messages.isEmpty, !isTerminated { owner?.scriptsWrote(messages) }
    }

    private func look(_ context: ScriptContext) {
        // Whoever has an answer already need not wait for a script that does not return.
        handOver()
        owner?.scriptsGoOn { context.backtrace(depth: 32) }
    }
}
