import DurableCore
import Testing

/// Every kind of scheduling against every kind of action.
@Suite struct ReplayTableTests {
    private static let add = EntityOperation(entity: "@c@1", name: "add", input: "1")
    private static let get = EntityOperation(entity: "@c@1", name: "get", input: nil)
    private static let elsewhere = EntityOperation(entity: "@c@2", name: "add", input: "1")

    /// What is recorded, an action that repeats it, and what an explanation calls it.
    private static let pairs: [(HistoryEvent.Kind, Action, String)] = [
        (.taskScheduled(task: 0, name: "X", input: "1"), .scheduleTask(name: "x", input: "2"), "an activity task 'X'"),
        (.timerCreated(task: 0, fireAt: start), .createTimer(fireAt: start), "a timer for 2023-11-14T22:13:20.000Z"),
        (
            .subOrchestrationInstanceCreated(task: 0, name: "X", "c", input: nil),
            .createSubOrchestration(name: "X", "d", version: "2", input: "1"), "a sub-orchestration 'X'"
        ),
        (.eventSent(task: 0, to: "b", name: "X", input: nil), .sendEvent(to: "c", name: "X", input: "1"), "an event 'X'"),
        (.entityOperationCalled(task: 0, add), .callEntity(add), "an entity call '@c@1.add'"),
        (.entityOperationSignaled(task: 0, add, at: nil), .signalEntity(add, at: start), "an entity signal '@c@1.add'"),
        (.entityLockRequested(task: 0, ["@c@1"]), .lockEntities(["@c@1"]), "a lock of entities"),
        (.entityUnlockSent(task: 0, ["@c@1"]), .releaseEntities, "a release of entities"),
    ]

    private static func error(
        _ recorded: [HistoryEvent.Kind], _ emitted: [Action], comparingTimes: Bool = false
    ) -> NondeterminismError? {
        do throws(NondeterminismError) {
            try Replay.check(
                recorded.map { HistoryEvent($0, at: start) }, against: emitted, comparingTimes: comparingTimes)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: pairs.indices, pairs.indices)
    func onlyTheSameKindPasses(recorded: Int, emitted: Int) {
        let error = Self.error([Self.pairs[recorded].0], [Self.pairs[emitted].1], comparingTimes: true)
        #expect((error == nil) == (recorded == emitted))
        if let error {
            #expect(error.event == 0)
            #expect(error.explanation(at: nil).contains("that \(Self.pairs[recorded].2) was scheduled with sequence ID 0"))
        }
    }

    @Test(
        arguments: [
            (.callEntity(get), "an entity call '@c@1.get'"), (.callEntity(elsewhere), "an entity call '@c@2.add'"),
            (.signalEntity(add), "an entity signal '@c@1.add'"),
        ] as [(Action, String)])
    func entityCallsCompareByEntityAndOperation(emitted: Action, text: String) {
        let error = Self.error([.entityOperationCalled(task: 0, Self.add)], [emitted])
        #expect(error?.explanation(at: nil).contains("the code now schedules \(text)") == true)
    }

    private static let times: [(Duration, Bool)] = [
        (.zero, true), (.microseconds(999), true), (.milliseconds(1), false), (.seconds(-1), false),
    ]

    @Test(arguments: times)
    func timersCompareByTheMillisecondOnlyIfThatIsWanted(shift: Duration, isSame: Bool) {
        let recorded: [HistoryEvent.Kind] = [.timerCreated(task: 0, fireAt: start)]
        let emitted: [Action] = [.createTimer(fireAt: start + shift)]
        #expect(Self.error(recorded, emitted) == nil)
        let error = Self.error(recorded, emitted, comparingTimes: true)
        #expect((error == nil) == isSame)
        if let error {
            #expect(error.emitted?.fireAt == start + shift)
            #expect(error.explanation(at: nil).contains("replayed, the code now schedules a timer for"))
        }
    }

    @Test func theFirstEventThatDiffersIsNamed() {
        let recorded: [HistoryEvent.Kind] = [
            .orchestratorStarted, .taskScheduled(task: 0, name: "A", input: nil), .taskCompleted(task: 0, result: nil),
            .taskScheduled(task: 1, name: "B", input: nil), .taskScheduled(task: 2, name: "C", input: nil),
        ]
        let emitted = ["A", "X", "Y"].map { Action.scheduleTask(name: $0, input: nil) }
        let error = Self.error(recorded, emitted)
        #expect(error?.event == 3)
        #expect(error?.recorded?.task == 1)
        #expect(error?.emitted?.name == "X")
        #expect(error?.emitted?.task == 1)
    }

    @Test func aSurplusCountsBehindAllThatIsRecorded() {
        let recorded: [HistoryEvent.Kind] = [.taskScheduled(task: 0, name: "A", input: nil)]
        let emitted: [Action] = [.scheduleTask(name: "A", input: nil), .cancelTimer(task: 0), .releaseEntities]
        let error = Self.error(recorded, emitted)
        #expect(error?.recorded == nil)
        #expect(error?.emitted?.kind == .unlock)
        #expect(error?.emitted?.task == 1)
    }
}
