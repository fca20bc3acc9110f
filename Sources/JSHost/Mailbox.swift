import Synchronization

/// What waits to be delivered to an isolate, and who waits for answers from it. Filled on any thread.
final class Mailbox: Sendable {
    typealias Answer = Result<String, JSHostError>
    typealias Continuation = CheckedContinuation<Answer, Never>

    enum Reception {
        /// It is the first message of the next frame, whose delivery must be arranged.
        case first
        case queued
        case closed
    }

    private struct State {
        var frame = Frame()
        var calls = CallLedger<Continuation>()
        var isClosed = false
        /// Whether somebody looks for calls that take too long.
        var isWatched = false

        mutating func add(_ message: Frame.Message) -> Reception {
            guard !isClosed else { return .closed }
            frame.append(message)
            return frame.messages.count == 1 ? .first : .queued
        }
    }

    private let state = Mutex(State())
    private let nextCallID = Atomic(1)

    /// How many calls have no answer yet.
    var waitingCount: Int { state.withLock { $0.calls.count } }

    /// When the mailbox is closed, the continuation is resumed at once.
    func addCall(_ entry: String, _ body: String, _ limit: CallLimit?, _ continuation: Continuation) -> Reception {
        let id = nextCallID.wrappingAdd(1, ordering: .relaxed).oldValue
        let message = Frame.Message.call(id, entry, body)
        let reception = state.withLock { state in
            let reception = state.add(message)
            if reception != .closed { state.calls.add(id, continuation, limit: limit) }
            return reception
        }
        if reception == .closed { continuation.resume(returning: .failure(.isolateClosed)) }
        return reception
    }

    func addSettlement(_ id: Int, _ result: Result<String, OperationFailure>) -> Reception {
        let message = Frame.Message.settlement(id, result)
        return state.withLock { $0.add(message) }
    }

    func takeFrame() -> Frame {
        state.withLock { state in
            let frame = state.frame
            state.frame = Frame()
            return frame
        }
    }

    /// The scripts enter a call's entry point; nil: none any more. Returns true when somebody must begin to watch the calls.
    func begin(_ id: Int?, at now: Double) -> Bool {
        state.withLock { state in
            guard state.calls.begin(id, at: now), !state.isWatched, !state.isClosed else { return false }
            state.isWatched = true
            return true
        }
    }

    /// When whoever watches the calls must look again; nil when it may go.
    func nextLook(after now: Double) -> Double? {
        state.withLock { state in
            let next = state.calls.nextLook(after: now)
            state.isWatched = next != nil
            return next
        }
    }

    /// Fails the calls that take too long. Returns whether there were any.
    func failOverdue(at now: Double) -> Bool {
        let overdue = state.withLock { $0.calls.takeOverdue(at: now) }
        for continuation in overdue { continuation.resume(returning: .failure(.timedOut)) }
        return !overdue.isEmpty
    }

    /// Answers calls; those that have been answered already are left alone.
    func answer(_ answers: [(id: Int, answer: Answer)]) {
        let continuations = state.withLock { state in answers.map { state.calls.take($0.id) } }
        for (continuation, answer) in zip(continuations, answers) { continuation?.resume(returning: answer.answer) }
    }

    /// Fails all calls that wait.
    func failAll(_ error: JSHostError) {
        for call in state.withLock({ $0.calls.takeAll() }) { call.caller.resume(returning: .failure(error)) }
    }

    /// Takes no more, and fails all calls that wait with `.isolateClosed`; those the scripts have begun with with `begun`.
    func close(begun: JSHostError = .isolateClosed) {
        let calls = state.withLock { state in
            state.isClosed = true
            state.frame = Frame()
            return state.calls.takeAll()
        }
        for call in calls { call.caller.resume(returning: .failure(call.hasBegun ? begun : .isolateClosed)) }
    }
}
