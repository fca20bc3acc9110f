import Synchronization

/// Scripts on a thread of this process.
final class RealmBody: IsolateBody, RealmOwner {
    private struct State {
        var thread: RealmThread?
        weak var caller: (any IsolateCaller)?
        /// The last call the scripts have begun with.
        var begun = 0
    }

    private let configuration: IsolateConfiguration
    private let state = Mutex(State())

    init(_ configuration: IsolateConfiguration) { self.configuration = configuration }

    private var thread: RealmThread? { state.withLock { $0.thread } }
    private var caller: (any IsolateCaller)? { state.withLock { $0.caller } }

    func start(for caller: any IsolateCaller) async throws(JSHostError) {
        state.withLock { $0.caller = caller }
        let thread = try await RealmThread(configuration, owner: self)
        state.withLock { $0.thread = thread }
        // What the scripts asked for while they started may be answered already.
        arrangeDelivery()
    }

    func arrangeDelivery() {
        thread?.enter { [self] in deliver(on: $0) }
    }

    private func deliver(on thread: isolated RealmThread) {
        guard let caller else { return }
        let frame = caller.takeFrame(limit: .max)
        if frame.isEmpty { return }
        do throws(ScriptException) {
            try thread.receive(frame.text)
        } catch {
            // What was ended is closed by whoever ended it.
            if thread.isTerminated { return }
            caller.frameRefused(frame, error.failure)
            arrangeDelivery()
        }
    }

    func returns(within milliseconds: Double) async -> Bool {
        guard let thread else { return true }
        let hasReturned = Flag()
        thread.enter { _ in hasReturned.value.store(true, ordering: .relaxed) }
        let clock = configuration.clock
        guard (try? await clock.sleep(until: clock.monotonicTime() + milliseconds)) != nil else { return true }
        return hasReturned.value.load(ordering: .relaxed)
    }

    private final class Flag: Sendable {
        let value = Atomic(false)
    }

    /// The thread lives on until its script returns.
    func end() {
        guard let thread, thread.endScripts() else { return }
        thread.enter { $0.close() }
    }

    func close() async {
        let thread = state.withLock { $0.thread.take() }
        await thread?.close()
    }

    func heapStatistics() async throws(JSHostError) -> HeapStatistics {
        guard let thread else { throw .isolateClosed }
        return try await thread.heapStatistics()
    }

    func collectGarbage() async throws(JSHostError) {
        guard let thread else { throw .isolateClosed }
        try await thread.collectGarbage()
    }

    func scriptsWrote(_ messages: [UInt8]) { caller?.scriptsWrote(messages) }
    func scriptsViolated(_ reason: String) { caller?.scriptsViolated(reason) }

    func mayBegin(_ call: Int?, _ entry: String) -> Bool {
        let (caller, begun) = state.withLock { state in
            if let call { state.begun = call }
            return (state.caller, state.begun)
        }
        caller?.callsBegan(through: begun, current: call)
        return true
    }
}
