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
        var nextCallID = 1
        var isClosed = false
        /// What calls come to after it was closed.
        var refusal = JSHostError.isolateClosed
        /// Whether the scripts do not return, so that calls had better be made elsewhere.
        var isStuck = false
        /// Whether somebody looks for calls that take too long.
        var isWatched = false

        mutating func add(_ message: Frame.Message) -> Reception {
            guard !isClosed else { return .closed }
            frame.append(message)
            return frame.messages.count == 1 ? .first : .queued
        }
    }

    private let state = Mutex(State())

    private var refusal: JSHostError { state.withLock { $0.isClosed ? $0.refusal : .notBegun } }

    /// Whether calls are refused because the scripts do not return.
    var isStuck: Bool {
        get { state.withLock { $0.isStuck } }
        set { state.withLock { $0.isStuck = newValue } }
    }

    /// How many calls have no answer yet.
    var waitingCount: Int { state.withLock { $0.calls.count } }

    /// When the mailbox is closed, the continuation is resumed at once.
    func addCall(_ entry: String, _ body: String, _ limit: CallLimit?, _ continuation: Continuation) -> Reception {
        var message = Frame.Message.call(entry, body)
        let reception = state.withLock { state -> Reception in
            // Calls are numbered in the order in which they go out.
            message.number(state.nextCallID)
            if state.isStuck { return .closed }
            let reception = state.add(message)
            if reception != .closed {
                state.calls.add(state.nextCallID, continuation, limit: limit)
                state.nextCallID += 1
            }
            return reception
        }
        if reception == .closed { continuation.resume(returning: .failure(refusal)) }
        return reception
    }

    func addSettlement(_ id: Int, _ result: Result<String, OperationFailure>) -> Reception {
        let message = Frame.Message.settlement(id, result)
        return state.withLock { $0.add(message) }
    }

    /// Takes messages of about so many bytes, at least one when there are any.
    func takeFrame(limit: Int) -> Frame { state.withLock { $0.frame.takeFirst(limit) } }

    /// The scripts have begun with all calls up to that number. Returns true when somebody must begin to watch the calls.
    func begin(through last: Int, current: Int?, at now: Double) -> Bool {
        state.withLock { state in
            guard state.calls.begin(through: last, current: current, at: now), !state.isWatched, !state.isClosed else {
                return false
            }
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

    /// What `failOverdue` found.
    struct Overdue {
        /// The call whose entry point had not returned.
        var current: Int?
    }

    /// Fails the calls that take too long; nil when there were none.
    func failOverdue(at now: Double) -> Overdue? {
        let (overdue, current) = state.withLock { ($0.calls.takeOverdue(at: now), $0.calls.current) }
        for continuation in overdue { continuation.resume(returning: .failure(.timedOut)) }
        return overdue.isEmpty ? nil : Overdue(current: current)
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

    /// Gives back the calls after that number, which the scripts have not begun with and will not: they fail with `.notBegun`, and
    /// so do those that come while the scripts are stuck.
    func giveBack(after id: Int) {
        let calls = state.withLock { state in
            state.isStuck = true
            state.frame.removeCalls()
            return state.calls.takeAll(after: id)
        }
        for call in calls { call.resume(returning: .failure(.notBegun)) }
    }

    /// Takes no more, and fails all calls that wait.
    func close(_ error: (_ id: Int, _ hasBegun: Bool) -> JSHostError) {
        let calls = state.withLock { state in
            if !state.isClosed { state.refusal = error(state.nextCallID, false) }
            state.isClosed = true
            state.frame = Frame()
            return state.calls.takeAll()
        }
        for call in calls { call.caller.resume(returning: .failure(error(call.id, call.hasBegun))) }
    }
}
