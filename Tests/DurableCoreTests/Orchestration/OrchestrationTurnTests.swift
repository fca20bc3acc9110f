import DurableCore
import Testing

@Suite struct OrchestrationTurnTests {
    private let greet = Action.scheduleTask(name: "Greet", input: "\"Tokyo\"")

    @Test func aNewInstanceBeginsWithItsStartAndSchedulesItsFirstActivity() {
        var orchestration = Orchestration()
        let turn = orchestration.begin([orchestration.started(input: "1")], at: second(1))
        let began = [
            HistoryEvent(.orchestratorStarted, at: second(1)),
            HistoryEvent(.executionStarted(ExecutionStarted(name: "O", input: "1")), at: start),
        ]
        #expect(turn.events == began)
        #expect(turn.runsScript)
        #expect(orchestration.state.name == "O")

        let checkpoint = orchestration.finish(turn, TurnResult(actions: [greet], customStatus: "\"half\""), at: second(2))
        let scheduled = HistoryEvent(.taskScheduled(task: 0, name: "Greet", input: "\"Tokyo\""), at: second(2))
        #expect(
            checkpoint
                == Checkpoint(consumed: [1], from: 0, began + [scheduled], at: second(2)) {
                    $0.update.customStatus = "\"half\""
                    $0.tasks = [ActivityTask(instance: "a", execution: "e1", task: 0, name: "Greet", input: "\"Tokyo\"")]
                })
        #expect(orchestration.state.historyLength == 3)
    }

    @Test func aCompletionIsShownAndTheNextActivityTakesTheNextNumber() {
        var orchestration = Orchestration(asking: [greet])
        let done = orchestration.message(.taskCompleted(task: 0, result: "2"), at: second(5))
        let checkpoint = orchestration.turn([done], TurnResult(actions: [greet]), at: second(6))
        #expect(
            checkpoint
                == Checkpoint(
                    consumed: [2], from: 3,
                    [
                        HistoryEvent(.orchestratorStarted, at: second(6)), done.event,
                        HistoryEvent(.taskScheduled(task: 1, name: "Greet", input: "\"Tokyo\""), at: second(6)),
                    ], at: second(6)
                ) {
                    $0.tasks = [ActivityTask(instance: "a", execution: "e1", task: 1, name: "Greet", input: "\"Tokyo\"")]
                })
    }

    @Test func aFailureOfAnActivityIsShown() {
        var orchestration = Orchestration(asking: [greet])
        let failed = orchestration.message(.taskFailed(task: 0, FailureDetails(errorType: "E", message: "m")), at: second(1))
        #expect(orchestration.begin([failed], at: second(1)).events.last == failed.event)
    }

    @Test func aSentEventTakesANumberAndGoesToAnyExecutionOfItsTarget() {
        var orchestration = Orchestration()
        let event = Action.sendEvent(to: "b", name: "Go", input: "1")
        let checkpoint = orchestration.turn([orchestration.started()], TurnResult(actions: [event, greet]), at: start)
        let change = checkpoint.change
        let raised = HistoryEvent(.eventRaised(name: "Go", input: "1"), at: start)
        #expect(change?.messages == [Message(to: "b", execution: nil, raised)])
        #expect(change?.tasks.map(\.task) == [1])
        #expect(
            orchestration.history.suffix(2).first
                == HistoryEvent(.eventSent(task: 0, to: "b", name: "Go", input: "1"), at: start))
    }

    @Test func duplicatesInOneInboxAreTakenOnce() {
        var orchestration = Orchestration(asking: [greet])
        let done = orchestration.message(.taskCompleted(task: 0, result: "2"), at: second(1))
        let other = orchestration.message(.taskFailed(task: 0, FailureDetails(errorType: "E", message: "m")), at: second(1))
        let turn = orchestration.begin([done, done, other], at: second(1))
        #expect(turn.events == [HistoryEvent(.orchestratorStarted, at: second(1)), done.event])
        #expect(turn.consumed == [2, 3, 4])
    }

    private static let nothingNew: [(String, HistoryEvent.Kind, ExecutionID?)] = [
        ("a second start", .executionStarted(ExecutionStarted(name: "O")), "e1"),
        ("a completion of a closed task", .taskCompleted(task: 0, result: "9"), "e1"),
        ("a failure of a closed task", .taskFailed(task: 0, FailureDetails(errorType: "E", message: "m")), "e1"),
        ("a completion of an unknown task", .taskCompleted(task: 7, result: nil), "e1"),
        ("a completion for another execution", .taskCompleted(task: 1, result: nil), "e0"),
        ("an event for another execution", .eventRaised(name: "E", input: nil), "e0"),
        ("an end for another execution", .executionTerminated(reason: nil), "e0"),
        ("a timer that is an activity", .timerFired(task: 1), "e1"),
        ("a sub-orchestration that is an activity", .subOrchestrationInstanceCompleted(task: 1, result: nil), "e1"),
        ("an activity that is a timer", .taskCompleted(task: 2, result: nil), "e1"),
        ("an event that is never a message", .taskScheduled(task: 9, name: "A", input: nil), "e1"),
        ("an episode from outside", .orchestratorStarted, nil),
        ("an end that others claim", .executionCompleted(.completed, output: nil, nil), "e1"),
    ]

    @Test(arguments: nothingNew)
    func whatIsNoNewsIsConsumedWithoutATrace(what: String, kind: HistoryEvent.Kind, execution: ExecutionID?) {
        var orchestration = Orchestration(asking: [greet, greet, .createTimer(fireAt: second(60))])
        orchestration.turn([orchestration.message(.taskCompleted(task: 0, result: "1"), at: second(1))], at: second(1))
        let before = orchestration.state
        let turn = orchestration.begin([Message(to: "a", execution: execution, HistoryEvent(kind, at: second(2)))], at: second(2))
        #expect(turn.events == [])
        #expect(!turn.runsScript)
        let checkpoint = orchestration.finish(turn, nil, at: second(2))
        #expect(checkpoint == Checkpoint(instance: "a", execution: "e1", consumed: [3], change: nil))
        #expect(orchestration.state == before)
    }

    @Test func strayMessagesBesideNewsAreConsumedWithThem() {
        var orchestration = Orchestration(asking: [greet])
        let stray = Message(to: "a", execution: "e0", HistoryEvent(.eventRaised(name: "E", input: nil), at: second(1)))
        let news = orchestration.message(.eventRaised(name: "E", input: "1"), at: second(1))
        let turn = orchestration.begin([stray, news], at: second(1))
        #expect(turn.events == [HistoryEvent(.orchestratorStarted, at: second(1)), news.event])
        #expect(turn.consumed == [2, 3])
    }

    @Test func theTimeOfEpisodesNeverGoesBack() {
        var orchestration = Orchestration(asking: [greet])
        let raised = Message(to: "a", HistoryEvent(.eventRaised(name: "E", input: nil), at: second(-100)))
        #expect(orchestration.begin([raised], at: second(-100)).events.first?.timestamp == start)
        var later = Orchestration(asking: [greet])
        #expect(later.begin([raised], at: second(3)).events.first?.timestamp == second(3))
    }

    @Test func theTimeOfEpisodesNeverGoesBackAfterAReload() {
        let orchestration = Orchestration(asking: [greet])
        var reloaded = orchestration.reloaded
        let raised = Message(to: "a", HistoryEvent(.eventRaised(name: "E", input: nil), at: second(-100)))
        #expect(reloaded.begin([StoredMessage(sequence: 9, raised)], at: second(-100)).events.first?.timestamp == start)
    }
}
