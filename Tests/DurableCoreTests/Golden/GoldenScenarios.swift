import DurableCore

/// What is recorded: each scenario is one file.
struct GoldenScenario: Sendable {
    let name: String
    let text: String
    let play: @Sendable (inout GoldenRecorder) throws -> Void

    static let all = tasks + lifecycles + entities

    private static let activity = Action.scheduleTask(name: "A", input: "1")
    private static let child = Action.createSubOrchestration(name: "Child", nil, input: "1")
    private static let parent = ParentInstance(id: "p", execution: "pe", task: 4)

    private static let tasks = [
        GoldenScenario(name: "sequence", text: "Two activities one after the other; the parent is told of the end.") {
            try $0.start(input: "1", parent: parent, [activity])
            try $0.turn([.taskCompleted(task: 0, result: "2")], TurnResult(actions: [activity], customStatus: "\"half\""))
            try $0.turn([.taskCompleted(task: 1, result: "3")], TurnResult(ending: .returned("3")))
        },
        GoldenScenario(name: "fan-out", text: "Three activities at once; answers come twice, late and for strange tasks.") {
            try $0.start([activity, activity, activity])
            try $0.turn([.taskCompleted(task: 2, result: "2"), .taskCompleted(task: 2, result: "-1")])
            try $0.turn([.taskCompleted(task: 2, result: "-2"), .taskCompleted(task: 9, result: nil)])
            try $0.turn(
                [.taskCompleted(task: 0, result: "0"), .taskFailed(task: 1, boom)], TurnResult(ending: .threw(boom)))
        },
        GoldenScenario(
            name: "retry-exhausted-and-rewound", text: "Three attempts fail; the rewind makes the last one again."
        ) {
            try $0.start([activity])
            try $0.turn([.taskFailed(task: 0, boom)], TurnResult(actions: [.createTimer(fireAt: second(5))]))
            try $0.turn(after: 4, [.timerFired(task: 1)], TurnResult(actions: [activity]))
            try $0.turn([.taskFailed(task: 2, boom)], TurnResult(actions: [.createTimer(fireAt: second(10))]))
            try $0.turn(after: 4, [.timerFired(task: 3)], TurnResult(actions: [activity]))
            try $0.turn([.taskFailed(task: 4, boom)], TurnResult(ending: .threw(boom)))
            try $0.turn([.executionRewound(reason: "the service is back")])
            try $0.turn([.taskCompleted(task: 4, result: "1")], TurnResult(ending: .returned("1")))
        },
        GoldenScenario(
            name: "sub-orchestration-failed-and-rewound",
            text: "One sub-orchestration fails while another and a timer are open; the rewind starts all again."
        ) {
            let other = Action.createSubOrchestration(name: "Other", "mine", version: "2.0", input: nil)
            try $0.start(tags: ["team": "red"], [child, other, .createTimer(fireAt: second(60))])
            try $0.turn([.subOrchestrationInstanceFailed(task: 0, boom)], TurnResult(ending: .threw(boom)))
            try $0.turn([.executionRewound(reason: nil)])
            try $0.turn([.subOrchestrationInstanceCompleted(task: 0, result: "1")])
            try $0.turn([.subOrchestrationInstanceCompleted(task: 1, result: "2")], TurnResult(ending: .returned("3")))
        },
        GoldenScenario(
            name: "own-failure-rewound", text: "Code throws by itself, is rewound, throws again, is mended and goes on."
        ) {
            try $0.start([activity])
            try $0.turn([.taskCompleted(task: 0, result: "1")], TurnResult(actions: [activity], ending: .threw(boom)))
            try $0.turn([.executionRewound(reason: nil)], TurnResult(ending: .threw(boom)))
            try $0.turn([.executionRewound(reason: nil)], TurnResult(actions: [.scheduleTask(name: "B", input: nil)]))
            try $0.turn([.taskCompleted(task: 1, result: "2"), .taskCompleted(task: 2, result: "3")])
        },
        GoldenScenario(
            name: "timer-cancelled", text: "An event wins over a timer, which is cancelled; another never leaves its turn."
        ) {
            try $0.start([.createTimer(fireAt: second(60))])
            let actions: [Action] = [.cancelTimer(task: 0), .createTimer(fireAt: second(90)), .cancelTimer(task: 1)]
            try $0.turn([.eventRaised(name: "Approve", input: "true")], TurnResult(actions: actions))
            try $0.turn([.eventRaised(name: "Done", input: nil)], TurnResult(ending: .returned("true")))
        },
        GoldenScenario(name: "events-buffered", text: "Events come before anybody waits for them, and one goes out.") {
            try $0.start([activity])
            try $0.turn([.eventRaised(name: "E", input: "1"), .eventRaised(name: "e", input: "2")])
            try $0.turn(
                [.taskCompleted(task: 0, result: nil)],
                TurnResult(actions: [.sendEvent(to: "b", name: "Out", input: "3")], ending: .returned("[1,2]")))
        },
    ]

    private static let lifecycles = [
        GoldenScenario(
            name: "continue-as-new", text: "A new execution with events that nobody awaited, and strays of the old one."
        ) {
            try $0.start(input: "1", parent: parent, tags: ["team": "red"], [activity, .createTimer(fireAt: second(60))])
            let unprocessed = ["1", "2"].map { TurnResult.UnprocessedEvent(name: "E", input: Payload(json: $0)) }
            let ending = TurnResult.Ending.continuedAsNew("2", unprocessed: unprocessed)
            let restart = try $0.turn([.eventRaised(name: "Go", input: nil)], TurnResult(ending: ending))
            let stray = Message(to: "a", execution: "e1", HistoryEvent(.taskCompleted(task: 0, result: nil), at: second(1)))
            let messages = [$0.orchestration.raised("E", "3", at: second(1)), stray] + (restart.change?.messages ?? [])
            try $0.turn([], also: messages, TurnResult(actions: [child]))
            try $0.turn([.subOrchestrationInstanceCompleted(task: 0, result: "9")], TurnResult(ending: .returned("9")))
        },
        GoldenScenario(
            name: "suspended-and-resumed", text: "An activity ends and an event comes while the instance is suspended, twice."
        ) {
            try $0.start([activity])
            try $0.turn([.executionSuspended(reason: "maintenance")])
            try $0.turn([.taskCompleted(task: 0, result: "1")])
            try $0.turn([.eventRaised(name: "E", input: nil)])
            try $0.turn([.executionResumed(reason: "go on"), .executionSuspended(reason: "once more")])
            try $0.turn([.executionResumed(reason: nil)], TurnResult(actions: [activity]))
            try $0.turn([.taskCompleted(task: 1, result: "2")], TurnResult(ending: .returned("2")))
        },
        GoldenScenario(name: "stalled-and-resumed", text: "Code that does not repeat history stalls until it is mended.") {
            try $0.start([activity])
            try $0.stall([.taskCompleted(task: 0, result: "1")], because: "the code differs")
            try $0.turn([.eventRaised(name: "E", input: nil)])
            try $0.turn([.executionResumed(reason: "mended")], TurnResult(ending: .returned("1")))
        },
        GoldenScenario(
            name: "rewound-and-stalled", text: "A rewound instance stalls, is resumed and repeats its failed episode."
        ) {
            try $0.start([activity], .threw(boom))
            try $0.stall([.executionRewound(reason: nil)], because: "the code differs")
            try $0.turn([.executionResumed(reason: nil)])
            try $0.turn([.taskCompleted(task: 0, result: "1")], TurnResult(ending: .returned("1")))
        },
        GoldenScenario(
            name: "terminated-recursively", text: "Sub-orchestrations that are still awaited end with their parent."
        ) {
            try $0.start([child, child, activity])
            try $0.turn([.subOrchestrationInstanceCompleted(task: 0, result: nil)])
            try $0.turn([.executionTerminated(reason: "enough", isRecursive: true), .taskCompleted(task: 2, result: nil)])
            try $0.turn([.executionTerminated(reason: "again")])
        },
        GoldenScenario(name: "terminated-by-parent", text: "A child ends with its parent, and with nobody else's.") {
            try $0.start(parent: parent, [activity])
            let other = ParentInstance(id: "q", execution: "qe", task: 4)
            try $0.turn([.executionTerminated(reason: "not yours", isRecursive: true, by: other)])
            try $0.turn([.executionTerminated(reason: "enough", isRecursive: true, by: parent)])
        },
        GoldenScenario(
            name: "scheduled-start", text: "Events, a suspension and a resumption come before the instance is to begin."
        ) {
            let begun = $0.orchestration.started(input: "1", at: second(60))
            try $0.turn([.eventRaised(name: "E", input: "1")])
            try $0.turn([.executionSuspended(reason: "not yet")])
            try $0.turn([.executionResumed(reason: nil)])
            let late = $0.orchestration.raised("E", "2", at: second(30))
            try $0.turn(after: 60, [], also: [late, begun], TurnResult(actions: [activity]))
        },
    ]

    private static let entities = [
        GoldenScenario(name: "critical-section", text: "Two accounts are locked, used and released; a signal goes elsewhere.") {
            try $0.start([.lockEntities(["@account@2", "@account@1"])])
            let withdraw = EntityOperation(entity: "@account@1", name: "withdraw", input: "5")
            let log = EntityOperation(entity: "@log@", name: "add", input: "5")
            try $0.turn([.entityLockGranted(task: 0)], TurnResult(actions: [.callEntity(withdraw)]))
            try $0.turn(
                [.entityOperationCompleted(task: 1, result: "95")],
                TurnResult(actions: [.releaseEntities, .signalEntity(log), .signalEntity(log, at: second(60))]))
            try $0.turn([.entityLockGranted(task: 0), .eventRaised(name: "E", input: nil)], TurnResult(ending: .returned(nil)))
        },
        GoldenScenario(
            name: "critical-section-failed",
            text: "A failure in a critical section releases the locks once; a rewind is refused, and refused again."
        ) {
            try $0.start(parent: parent, [.lockEntities(["@account@1", "@account@2"])])
            try $0.turn([.entityLockGranted(task: 0)], TurnResult(ending: .threw(boom)))
            try $0.turn([.executionRewound(reason: nil)])
            try $0.turn([.executionRewound(reason: nil)])
        },
        GoldenScenario(
            name: "entity-call-failed",
            text: "A failed call fails the orchestration; the rewind sends it again, and fails the one without an answer."
        ) {
            let add = EntityOperation(entity: "@counter@1", name: "add", input: "1")
            let get = EntityOperation(entity: "@counter@1", name: "get", input: nil)
            try $0.start([.callEntity(add), .callEntity(get)])
            try $0.turn([.entityOperationFailed(task: 0, boom)], TurnResult(ending: .threw(boom)))
            let rewound = try $0.turn([.executionRewound(reason: nil)])
            let lost = rewound.change?.messages.filter { $0.to == "a" } ?? []
            try $0.turn([.entityOperationCompleted(task: 0, result: "1")], also: lost, TurnResult(ending: .returned("1")))
        },
    ]
}
