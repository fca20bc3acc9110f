import JSONText
import Synchronization

/// One JavaScript VM with one context that runs our runtime and, through it, the app's scripts; seen from those who call it.
///
/// Calls and settlements that come while the scripts are busy are delivered to them together, in one frame.
package final class JSIsolate: Sendable {
    package let configuration: IsolateConfiguration
    let body: any IsolateBody
    let mailbox = Mailbox()
    let operations = RunningOperations()
    private let ending = Mutex(Ending())

    private struct Ending {
        var end: IsolateEnd?
        /// Whether it is closed: then an end is what was asked for.
        var isClosing = false
    }

    /// Makes the VM and evaluates bootstrap.js. Throws `.startFailed`.
    package init(_ configuration: IsolateConfiguration) async throws(JSHostError) {
        self.configuration = configuration
        body = configuration.body?(configuration) ?? RealmBody(configuration)
        do {
            try await body.start(for: self)
        } catch {
            await body.close()
            throw error
        }
    }

    // Threads and processes outlive whoever lets go of them.
    deinit { body.end() }

    /// Whether its scripts came to an end that nobody asked for; then it takes no more calls.
    package var isEnded: Bool { ending.withLock { $0.end != nil } }

    /// Whether a script keeps calls waiting: they fail with `.notBegun` until it returns.
    package var isStuck: Bool { mailbox.isStuck }

    /// How many calls have no answer yet.
    package var waitingCalls: Int { mailbox.waitingCount }

    /// Calls an entry point of the runtime and returns its answer.
    ///
    /// `body` and the answer are JSON text; an empty one is JavaScript's undefined. The call goes on when the task is
    /// cancelled. Throws `.scriptFailed` with the failure when the script threw or rejected, `.isolateClosed` when the isolate
    /// is closed before it answered, `.invalidBody` when `body` is not JSON, `.timedOut` when it takes longer than `limit`,
    /// `.isolateEnded` when the scripts came to an end with the call in hand, and `.notBegun` when they did so before, or cannot
    /// come to it.
    package nonisolated(nonsending) func call(
        _ entry: String, _ body: String, within limit: CallLimit? = nil
    ) async throws(JSHostError) -> String {
        let answer = await withCheckedContinuation { continuation in
            if mailbox.addCall(entry, body, limit, continuation) == .first { self.body.arrangeDelivery() }
        }
        return try answer.get()
    }

    /// The same, again and again while a script keeps the call waiting: for calls that belong to this isolate.
    package nonisolated(nonsending) func callPatiently(_ entry: String, _ body: String) async throws(JSHostError) -> String {
        while true {
            do throws(JSHostError) {
                return try await call(entry, body)
            } catch .notBegun where isStuck && !isEnded {
                let clock = configuration.clock
                do { try await clock.sleep(until: clock.monotonicTime() + 10) } catch { throw .notBegun }
            }
        }
    }

    /// Frees everything: calls under way fail with `.isolateClosed`, operations are cancelled.
    package func close() async {
        ending.withLock { $0.isClosing = true }
        mailbox.close { _ in .isolateClosed }
        operations.close()
        await body.close()
    }

    /// Ends what the scripts do, and closes the isolate.
    package func terminate() async {
        ending.withLock { $0.isClosing = true }
        body.end()
        await close()
    }

    /// What JavaScriptCore says of the heap; walks all of it. Throws `.isolateClosed`.
    package func heapStatistics() async throws(JSHostError) -> HeapStatistics { try await body.heapStatistics() }

    /// Collects all garbage at once. Throws `.isolateClosed`.
    package func collectGarbage() async throws(JSHostError) { try await body.collectGarbage() }

    private func noteEnd(_ end: IsolateEnd) -> Bool {
        ending.withLock { ending in
            if ending.end != nil || ending.isClosing { return false }
            ending.end = end
            return true
        }
    }
}

extension JSIsolate: IsolateCaller {
    package func takeFrame(limit: Int) -> Frame { mailbox.takeFrame(limit: limit) }

    /// A frame is refused as a whole when one of its messages is not JSON; the others must not suffer from it.
    package func frameRefused(_ frame: Frame, _ failure: String) {
        var rest: [Frame.Message] = []
        var answers: [(id: Int, answer: Mailbox.Answer)] = []
        var isAllValid = true
        for message in frame.messages {
            let problem = message.problem
            isAllValid = isAllValid && problem == nil
            switch (problem, message.origin) {
            case (nil, _): rest.append(message)
            case (let problem?, .call(let id, let entry)):
                answers.append((id, .failure(.invalidBody(entry: entry, problem: problem.message))))
            case (let problem?, .settlement(let id)):
                let failure = OperationFailure(message: "The host's answer is not JSON: \(problem.message)")
                rest.append(.settlement(id, .failure(failure)))
            }
        }
        // When all are JSON it is not for their sake that the frame was refused, and it would be again.
        if isAllValid {
            let error = JSHostError.protocolViolation("receive threw \(failure)")
            answers = frame.messages.compactMap { if case .call(let id, _) = $0.origin { (id, .failure(error)) } else { nil } }
            rest = []
        }
        mailbox.answer(answers)
        mailbox.putBack(rest)
    }

    package func scriptsEnded(_ end: IsolateEnd, begun: Int?, culprit: Int?, isInside: Bool) {
        guard noteEnd(end) else { return }
        if let begun { callsBegan(through: begun, current: culprit) }
        mailbox.close { id in
            guard let id else { return .notBegun }
            let role: IsolateEnd.Role =
                if id == culprit { .culprit } else if culprit == nil, isInside { .suspect } else { .bystander }
            return .isolateEnded(end, role)
        }
        operations.close()
        body.end()
        let text = "The isolate '\(configuration.name)' is ended, and a new one takes its place: \(end)."
        configuration.log(JSONValue.object(["level": "warning", "message": .string(text)]).text())
    }

    package func giveBack(after call: Int) { mailbox.giveBack(after: call) }
    package func scriptsReturned() { mailbox.isStuck = false }

    package func callsBegan(through last: Int, current: Int?) {
        guard mailbox.begin(through: last, current: current, at: configuration.clock.monotonicTime()) else { return }
        // Of the isolate it keeps nothing alive while it sleeps.
        Task { @concurrent [weak self, mailbox, clock = configuration.clock] in
            while let look = mailbox.nextLook(after: clock.monotonicTime()) {
                guard (try? await clock.sleep(until: look)) != nil else { return }
                if let overdue = mailbox.failOverdue(at: clock.monotonicTime()) {
                    await self?.endUnlessReturning(overdue.current)
                }
            }
        }
    }

    /// How long, in milliseconds, the scripts may go on without returning after a call of theirs took too long. A script that
    /// waits returns at once.
    private static let patience: Double = 500

    private func endUnlessReturning(_ culprit: Int?) async {
        if await body.returns(within: Self.patience) { return }
        scriptsEnded(IsolateEnd(.didNotReturn), begun: nil, culprit: culprit, isInside: true)
    }
}
