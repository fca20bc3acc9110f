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

    /// Who waits for an answer, and how long at most.
    private struct Caller {
        let continuation: Continuation
        let limit: CallLimit?
    }

    /// A message that was not delivered yet; calls get their numbers when they go out, so that they go out in that order.
    private struct Item {
        var message: Frame.Message
        /// nil for a settlement.
        var caller: Caller?
    }

    private struct State {
        var queue: [Item] = []
        var calls = CallLedger<Caller>()
        var nextCallID = 1
        var isClosed = false
        /// What calls come to after it was closed.
        var refusal = JSHostError.isolateClosed
        /// Whether the scripts do not return, so that calls had better be made elsewhere.
        var isStuck = false
        /// Whether somebody looks for calls that take too long.
        var isWatched = false

        mutating func add(_ item: Item) -> Reception {
            queue.append(item)
            return queue.count == 1 ? .first : .queued
        }

        mutating func takeQueuedCallers() -> [Caller] {
            defer { queue.removeAll { $0.caller != nil } }
            return queue.compactMap(\.caller)
        }
    }

    private let state = Mutex(State())

    /// Whether calls are refused because the scripts do not return.
    var isStuck: Bool {
        get { state.withLock { $0.isStuck } }
        set { state.withLock { $0.isStuck = newValue } }
    }

    /// How many calls have no answer yet.
    var waitingCount: Int { state.withLock { state in state.calls.count + state.queue.count { $0.caller != nil } } }

    /// When the mailbox takes no calls, the continuation is resumed at once.
    func addCall(_ entry: String, _ body: String, _ limit: CallLimit?, _ continuation: Continuation) -> Reception {
        let item = Item(message: .call(entry, body), caller: Caller(continuation: continuation, limit: limit))
        let result = state.withLock { state -> Result<Reception, JSHostError> in
            if state.isClosed { return .failure(state.refusal) }
            if state.isStuck { return .failure(.notBegun) }
            return .success(state.add(item))
        }
        switch result {
        case .success(let reception): return reception
        case .failure(let error):
            continuation.resume(returning: .failure(error))
            return .closed
        }
    }

    func addSettlement(_ id: Int, _ result: Result<String, OperationFailure>) -> Reception {
        let item = Item(message: .settlement(id, result))
        return state.withLock { $0.isClosed ? .closed : $0.add(item) }
    }

    /// Takes messages of about so many bytes, at least one when there are any.
    func takeFrame(limit: Int) -> Frame {
        state.withLock { state in
            var frame = Frame()
            var size = 0
            let end = state.queue.firstIndex { item in
                defer { size += item.message.size }
                return size > limit
            }
            for var item in state.queue[..<(end ?? state.queue.endIndex)] {
                if let caller = item.caller {
                    item.message.number(state.nextCallID)
                    state.calls.add(state.nextCallID, caller, limit: caller.limit)
                    state.nextCallID += 1
                }
                frame.append(item.message)
            }
            state.queue.removeFirst(frame.messages.count)
            return frame
        }
    }

    /// Puts messages of a frame back that the scripts did not take: they are delivered next.
    func putBack(_ messages: [Frame.Message]) {
        state.withLock { state in
            let items = messages.compactMap { message -> Item? in
                guard case .call(let id, _) = message.origin else { return Item(message: message) }
                // One that has failed meanwhile waits for nothing.
                return state.calls.take(id).map { Item(message: message, caller: $0) }
            }
            state.queue.insert(contentsOf: items, at: 0)
        }
    }

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
        for caller in overdue { caller.continuation.resume(returning: .failure(.timedOut)) }
        return overdue.isEmpty ? nil : Overdue(current: current)
    }

    /// Answers calls; those that have been answered already are left alone.
    func answer(_ answers: [(id: Int, answer: Answer)]) {
        let callers = state.withLock { state in answers.map { state.calls.take($0.id) } }
        for (caller, answer) in zip(callers, answers) { caller?.continuation.resume(returning: answer.answer) }
    }

    /// Fails all calls that were delivered and wait.
    func failAll(_ error: JSHostError) {
        for call in state.withLock({ $0.calls.takeAll() }) { call.caller.continuation.resume(returning: .failure(error)) }
    }

    /// Gives back the calls after that number and those that were not delivered, which the scripts have not begun with: they fail
    /// with `.notBegun`, and so do those that come while the scripts are stuck.
    func giveBack(after id: Int) {
        let callers = state.withLock { state in
            state.isStuck = true
            return state.calls.takeAll(after: id) + state.takeQueuedCallers()
        }
        for caller in callers { caller.continuation.resume(returning: .failure(.notBegun)) }
    }

    /// Takes no more, and fails all calls that wait.
    ///
    /// - Parameter error: what a call comes to; its number is nil when the scripts had not begun with it.
    func close(_ error: (_ begun: Int?) -> JSHostError) {
        let (calls, queued) = state.withLock { state in
            if !state.isClosed { state.refusal = error(nil) }
            state.isClosed = true
            defer { state.queue = [] }
            return (state.calls.takeAll(), state.takeQueuedCallers())
        }
        for call in calls {
            call.caller.continuation.resume(returning: .failure(error(call.hasBegun ? call.id : nil)))
        }
        for caller in queued { caller.continuation.resume(returning: .failure(error(nil))) }
    }
}
