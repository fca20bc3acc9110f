import DurableCore
import DurableTestKit
import Testing

@Suite struct ReplayTests {
    private let history = HistoryBuilder().episode().started("O").scheduled("Greet", input: "1").timer(second(60)).events

    private func message(_ history: [HistoryEvent], _ emitted: [Action]) -> String? {
        do throws(NondeterminismError) {
            try Replay.check(history, against: emitted)
            return nil
        } catch {
            return error.description
        }
    }

    private func message(recorded: HistoryEvent.Kind, _ emitted: Action) -> String? {
        message([HistoryEvent(recorded, at: start)], [emitted])
    }

    @Test func theSameCallsPass() {
        let emitted: [Action] = [.scheduleTask(name: "Greet", input: "1"), .createTimer(fireAt: second(60))]
        #expect(message(history, emitted) == nil)
        #expect(message([], []) == nil)
    }

    @Test func everyKindOfCallPasses() {
        let events: [HistoryEvent.Kind] = [
            .taskScheduled(task: 0, name: "A", input: nil), .timerCreated(task: 1, fireAt: start),
            .subOrchestrationInstanceCreated(task: 2, name: "S", "child", input: nil),
            .eventSent(task: 3, to: "x", name: "E", input: nil),
        ]
        let emitted: [Action] = [
            .scheduleTask(name: "A", input: nil), .createTimer(fireAt: start),
            .createSubOrchestration(name: "S", nil, input: nil), .sendEvent(to: "x", name: "E", input: nil),
        ]
        #expect(message(events.map { HistoryEvent($0, at: start) }, emitted) == nil)
    }

    @Test func namesCompareWithoutCaseAndInputsAndTimesMayDiffer() {
        let emitted: [Action] = [.scheduleTask(name: "GREET", input: "2"), .createTimer(fireAt: second(61))]
        #expect(message(history, emitted) == nil)
    }

    @Test func cancelledTimersDoNotCount() {
        let emitted: [Action] = [
            .scheduleTask(name: "Greet", input: "1"), .createTimer(fireAt: second(60)), .cancelTimer(task: 1),
        ]
        #expect(message(history, emitted) == nil)
    }

    @Test func anotherNameIsFound() {
        let emitted: [Action] = [.scheduleTask(name: "Leave", input: "1"), .createTimer(fireAt: second(60))]
        #expect(
            message(history, emitted) == """
                Non-Deterministic workflow detected: A previous execution of this orchestration scheduled an activity task \
                with sequence ID 0 and name 'Greet' (version ''), but the current replay execution scheduled an activity \
                task with name 'Leave' (version '') instead. Was a change made to the orchestrator code after this instance \
                had already started running?
                """)
    }

    @Test func aMissingCallIsFound() {
        #expect(
            message(history, []) == """
                Non-Deterministic workflow detected: A previous execution of this orchestration scheduled an activity task \
                with sequence ID 0 and name 'Greet' (version ''), but the current replay execution hasn't (yet?) scheduled \
                this task. Was a change made to the orchestrator code after this instance had already started running?
                """)
    }

    @Test func aMissingTimerHasNoName() {
        #expect(
            message(history, [.scheduleTask(name: "Greet", input: nil)]) == """
                Non-Deterministic workflow detected: A previous execution of this orchestration scheduled a timer with \
                sequence ID 1, but the current replay execution hasn't (yet?) scheduled this task. Was a change made to the \
                orchestrator code after this instance had already started running?
                """)
    }

    @Test func aSurplusCallIsFound() {
        let emitted: [Action] = [
            .scheduleTask(name: "Greet", input: "1"), .createTimer(fireAt: second(60)), .scheduleTask(name: "More", input: nil),
        ]
        #expect(
            message(history, emitted) == """
                Non-Deterministic workflow detected: The current replay execution scheduled an activity task with sequence \
                ID 2 and name 'More' (version ''), but a previous execution of this orchestration did not. Was a change \
                made to the orchestrator code after this instance had already started running?
                """)
    }

    @Test func anotherOrderIsFound() {
        let emitted: [Action] = [.createTimer(fireAt: second(60)), .scheduleTask(name: "Greet", input: "1")]
        #expect(message(history, emitted)?.contains("scheduled a timer instead") == true)
    }

    @Test(
        arguments: [
            (.timerCreated(task: 0, fireAt: start), .scheduleTask(name: "A", input: nil), "a timer with sequence ID 0,"),
            (
                .taskScheduled(task: 4, name: "A", input: nil), .createSubOrchestration(name: "A", nil, input: nil),
                "scheduled a sub-orchestration with name 'A' (version '') instead"
            ),
            (
                .subOrchestrationInstanceCreated(task: 0, name: "S", "c", input: nil), .scheduleTask(name: "S", input: nil),
                "a sub-orchestration with sequence ID 0 and name 'S'"
            ),
            (
                .subOrchestrationInstanceCreated(task: 0, name: "S", "c", input: nil),
                .createSubOrchestration(name: "T", "c", input: nil), "name 'T'"
            ),
            (
                .eventSent(task: 0, to: "x", name: "E", input: nil), .sendEvent(to: "x", name: "F", input: nil),
                "an event with sequence ID 0 and name 'E'"
            ),
            (.eventSent(task: 0, to: "x", name: "E", input: nil), .createTimer(fireAt: start), "scheduled a timer instead"),
        ] as [(HistoryEvent.Kind, Action, String)])
    func anotherKindOrNameIsFound(recorded: HistoryEvent.Kind, emitted: Action, part: String) throws {
        #expect(try #require(message(recorded: recorded, emitted)).contains(part))
    }

    @Test func theFailureNamesItsClass() {
        let failure = #expect(throws: NondeterminismError.self) { try Replay.check(history, against: []) }?.failure
        #expect(failure?.errorType == "NonDeterministicOrchestrationException")
        #expect(failure?.message.hasPrefix("Non-Deterministic workflow detected: ") == true)
    }
}
