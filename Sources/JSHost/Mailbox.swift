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
        var waiting: [Int: Continuation] = [:]
        var isClosed = false

        mutating func add(_ message: Frame.Message) -> Reception {
            guard !isClosed else { return .closed }
            frame.append(message)
            return frame.messages.count == 1 ? .first : .queued
        }
    }

    private let state = Mutex(State())
    private let nextCallID = Atomic(1)

    /// How many calls have no answer yet.
    var waitingCount: Int { state.withLock { $0.waiting.count } }

    /// When the mailbox is closed, the continuation is resumed at once.
    func addCall(_ entry: String, _ body: String, _ continuation: Continuation) -> Reception {
        let id = nextCallID.wrappingAdd(1, ordering: .relaxed).oldValue
        let message = Frame.Message.call(id, entry, body)
        let reception = state.withLock { state in
            let reception = state.add(message)
            if reception != .closed { state.waiting[id] = continuation }
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

    /// Answers calls; those that have been answered already are left alone.
    func answer(_ answers: [(id: Int, answer: Answer)]) {
        let continuations = state.withLock { state in
            answers.map { state.waiting.removeValue(forKey: $0.id) }
        }
        for (continuation, answer) in zip(continuations, answers) { continuation?.resume(returning: answer.answer) }
    }

    /// Fails all calls that wait.
    func failAll(_ error: JSHostError) {
        fail(error, closing: false)
    }

    /// Fails all calls that wait, and takes no more.
    func close() {
        fail(.isolateClosed, closing: true)
    }

    private func fail(_ error: JSHostError, closing: Bool) {
        let waiting = state.withLock { state in
            defer { state.waiting = [:] }
            if closing {
                state.isClosed = true
                state.frame = Frame()
            }
            return state.waiting
        }
        for continuation in waiting.values { continuation.resume(returning: .failure(error)) }
    }
}
