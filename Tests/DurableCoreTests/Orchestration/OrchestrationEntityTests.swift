import DurableCore
import Testing

/// What an orchestration sends to entities and takes from them.
@Suite struct OrchestrationEntityTests {
    private let add = EntityOperation(entity: "@c@1", name: "add", input: "1")

    private func owner(_ task: Int) -> TaskReference { TaskReference(id: "a", execution: "e1", task: task) }

    private func unlocked(_ entity: InstanceID, _ task: Int, mayBeEarly: Bool, at time: Timestamp) -> Message {
        Message(to: entity, HistoryEvent(.entityUnlocked(owner: owner(task), mayBeEarly: mayBeEarly), at: time))
    }

    @Test func callsSignalsLocksAndUnlocksTakeNumbersAndSendMessages() {
        var orchestration = Orchestration()
        let actions: [Action] = [
            .callEntity(add), .signalEntity(add), .signalEntity(add, at: second(60)), .lockEntities(["@c@2", "@c@1", "@c@2"]),
            .releaseEntities,
        ]
        let checkpoint = orchestration.turn([orchestration.started()], TurnResult(actions: actions), at: start)
        let request = EntityLockRequest(owner: owner(3), entities: ["@c@1", "@c@2"])
        let signal = HistoryEvent(.entityOperationRequested(add, caller: nil), at: start)
        let events = [
            .episode(at: start), orchestration.started().event,
            HistoryEvent(.entityOperationCalled(task: 0, add), at: start),
            HistoryEvent(.entityOperationSignaled(task: 1, add, at: nil), at: start),
            HistoryEvent(.entityOperationSignaled(task: 2, add, at: second(60)), at: start),
            HistoryEvent(.entityLockRequested(task: 3, ["@c@1", "@c@2"]), at: start),
            HistoryEvent(.entityUnlockSent(task: 4, ["@c@1", "@c@2"]), at: start),
        ]
        #expect(
            checkpoint
                == Checkpoint(consumed: [1], from: 0, events, at: start) {
                    $0.messages = [
                        Message(to: "@c@1", HistoryEvent(.entityOperationRequested(add, caller: owner(0)), at: start)),
                        Message(to: "@c@1", signal), Message(to: "@c@1", signal, deliverAt: second(60)),
                        Message(to: "@c@1", HistoryEvent(.entityLockAsked(request), at: start)),
                        unlocked("@c@1", 3, mayBeEarly: true, at: start), unlocked("@c@2", 3, mayBeEarly: true, at: start),
                    ]
                })
        #expect(orchestration.state == orchestration.reloaded)
    }

    @Test func answersAreShownOnceAndStraysNotAtAll() {
        var orchestration = Orchestration(asking: [.callEntity(add), .callEntity(add), .signalEntity(add)])
        let done = orchestration.message(.entityOperationCompleted(task: 0, result: "1"), at: second(1))
        let failed = orchestration.message(.entityOperationFailed(task: 1, boom), at: second(1))
        let strays = [
            orchestration.message(.entityOperationCompleted(task: 2, result: nil), at: second(1)),
            orchestration.message(.entityOperationCompleted(task: 7, result: nil), at: second(1)),
            orchestration.message(.entityLockGranted(task: 0), at: second(1)),
            Message(to: "a", execution: "e0", done.event),
            orchestration.fromOutside(.entityOperationRequested(add, caller: nil), at: second(1)),
            orchestration.fromOutside(.entityUnlocked(owner: owner(0)), at: second(1)),
        ]
        let turn = orchestration.begin(strays + [done, done, failed, failed], at: second(1))
        #expect(turn.shown == [.episode(at: second(1)), done.event, failed.event])
        #expect(turn.consumed.count == 10)
    }

    @Test func aLockIsGrantedOnce() {
        var orchestration = Orchestration(asking: [.lockEntities(["@c@1"])])
        let granted = orchestration.message(.entityLockGranted(task: 0), at: second(1))
        let other = orchestration.message(.entityLockGranted(task: 1), at: second(1))
        let turn = orchestration.begin([other, granted, granted], at: second(1))
        #expect(turn.shown == [.episode(at: second(1)), granted.event])
        _ = orchestration.finish(turn, TurnResult(), at: second(1))
        #expect(orchestration.turn([granted], at: second(2)).change == nil)
    }

    @Test func aGrantedLockIsNeverReleasedEarly() {
        var orchestration = Orchestration(asking: [.lockEntities(["@c@1"])])
        let granted = orchestration.message(.entityLockGranted(task: 0), at: second(1))
        let checkpoint = orchestration.turn([granted], TurnResult(actions: [.releaseEntities]), at: second(1))
        let released = HistoryEvent(.entityUnlockSent(task: 1, ["@c@1"]), at: second(1))
        #expect(
            checkpoint
                == Checkpoint(consumed: [2], from: 3, [.episode(at: second(1)), granted.event, released], at: second(1)) {
                    $0.messages = [unlocked("@c@1", 0, mayBeEarly: false, at: second(1))]
                })
        #expect(orchestration.state == orchestration.reloaded)
    }

    @Test func aGrantAfterTheReleaseIsNoNews() {
        var orchestration = Orchestration(asking: [.lockEntities(["@c@1"]), .releaseEntities])
        let granted = orchestration.message(.entityLockGranted(task: 0), at: second(1))
        #expect(orchestration.turn([granted], at: second(1)).change == nil)
    }

    @Test func aReleaseOutsideACriticalSectionTellsNobody() {
        var orchestration = Orchestration()
        let actions: [Action] = [.releaseEntities, .lockEntities(["@c@1"]), .releaseEntities, .releaseEntities]
        let change = orchestration.turn([orchestration.started()], TurnResult(actions: actions), at: start).change
        #expect(change?.messages.count == 2)
        let released = orchestration.history.compactMap { event in
            if case .entityUnlockSent(_, let entities) = event.kind { entities } else { nil }
        }
        #expect(released == [[], ["@c@1"], []])
    }

    @Test func aLockInACriticalSectionLeavesThatFirst() {
        var orchestration = Orchestration(asking: [.lockEntities(["@c@1"])])
        orchestration.turn([orchestration.message(.entityLockGranted(task: 0), at: second(1))], at: second(1))
        let raised = orchestration.raised("E", at: second(2))
        let change = orchestration.turn([raised], TurnResult(actions: [.lockEntities(["@c@2"])]), at: second(2)).change
        let request = EntityLockRequest(owner: owner(1), entities: ["@c@2"])
        #expect(
            change?.messages == [
                unlocked("@c@1", 0, mayBeEarly: false, at: second(2)),
                Message(to: "@c@2", HistoryEvent(.entityLockAsked(request), at: second(2))),
            ])
        #expect(orchestration.state == orchestration.reloaded)
    }

    @Test func noEntitiesAreLockedAtOnce() {
        var orchestration = Orchestration()
        let locked = orchestration.turn([orchestration.started()], TurnResult(actions: [.lockEntities([])]), at: start)
        let granted = Message(to: "a", execution: "e1", HistoryEvent(.entityLockGranted(task: 0), at: start))
        #expect(locked.change?.messages == [granted])
        let done = orchestration.turn([granted], TurnResult(ending: .returned(nil)), at: second(1))
        #expect(done.change?.messages == [])
    }

    private static let endings: [(String, TurnResult.Ending)] = [
        ("returned", .returned(nil)), ("threw", .threw(boom)), ("continued as new", .continuedAsNew(nil, unprocessed: [])),
    ]

    @Test(arguments: endings)
    func whateverWayItEndsTheLocksAreGivenBack(what: String, ending: TurnResult.Ending) {
        var orchestration = Orchestration(asking: [.lockEntities(["@c@1", "@c@2"])])
        let granted = orchestration.message(.entityLockGranted(task: 0), at: second(1))
        let change = orchestration.turn([granted], TurnResult(ending: ending), at: second(1)).change
        #expect(
            change?.messages.filter(\.to.isEntity) == [
                unlocked("@c@1", 0, mayBeEarly: false, at: second(1)),
                unlocked("@c@2", 0, mayBeEarly: false, at: second(1)),
            ])
        #expect(orchestration.state == orchestration.reloaded)
    }

    @Test func whatIsAskedForInTheLastTurnIsSentBeforeTheRelease() {
        var orchestration = Orchestration()
        let result = TurnResult(actions: [.lockEntities(["@c@1"]), .callEntity(add)], ending: .returned(nil))
        let change = orchestration.turn([orchestration.started()], result, at: start).change
        #expect(
            change?.messages.map(\.event.kind.name) == ["EntityLockAsked", "EntityOperationRequested", "EntityUnlocked"])
    }
}
