import DurableCore
import Testing

@Suite struct EntityOperationTests {
    @Test func operationsRunInTheirOrderAndCallersAreAnswered() {
        var entity = EntityTurns()
        let messages = [
            EntityTurns.request("add", by: owner("o", 3)), EntityTurns.request("add"),
            EntityTurns.request("fail", by: owner("o", 4)),
        ]
        let turn = entity.begin(messages)
        #expect(turn.runsScript)
        #expect(turn.operations.map(\.name) == ["add", "add", "fail"])
        #expect(turn.callers == [owner("o", 3), nil, owner("o", 4)])
        let batch = EntityBatch(turn, of: EntityState(EntityTurns.id))
        #expect(batch.entity == EntityID(name: "c", key: "1"))
        #expect(batch.operations.map(\.isSignal) == [false, true, false])

        let outcomes: [ActivityResult] = [.returned("1"), .returned("2"), .threw(boom)]
        let result = EntityBatchResult(exists: true, state: "2", outcomes: outcomes)
        let done = HistoryEvent(.entityOperationCompleted(task: 3, result: "1"), at: second(1))
        let failed = HistoryEvent(.entityOperationFailed(task: 4, boom), at: second(1))
        #expect(
            entity.finish(turn, result, at: second(1))
                == Checkpoint(
                    entity: EntityState(EntityTurns.id, value: "2", exists: true, version: 1), consumed: [1, 2, 3], from: 0,
                    at: second(1)
                ) { $0.messages = [Message(to: "o", execution: "x", done), Message(to: "o", execution: "x", failed)] })
    }

    @Test func signalsOfOperationsAreSentNowOrLater() {
        var entity = EntityTurns()
        let turn = entity.begin([EntityTurns.request("tell")])
        let operation = EntityOperation(entity: "@d@2", name: "hear", input: "1")
        let result = EntityBatchResult(
            exists: false, state: nil, outcomes: [.returned(nil)],
            signals: [.init(operation), .init(operation, at: second(60))])
        let signal = HistoryEvent(.entityOperationRequested(operation, caller: nil), at: second(1))
        #expect(
            entity.finish(turn, result, at: second(1))
                == Checkpoint(
                    entity: EntityState(EntityTurns.id, version: 1), consumed: [1], from: 0, at: second(1)
                ) { $0.messages = [Message(to: "@d@2", signal), Message(to: "@d@2", signal, deliverAt: second(60))] })
    }

    @Test func aBatchEndsAtItsLimitAndLeavesTheRest() {
        var entity = EntityTurns()
        let messages = [
            EntityTurns.request("1"), EntityTurns.request("2"), EntityTurns.request("3"), EntityTurns.lock(by: owner("o")),
        ]
        let turn = entity.begin(messages, limit: 2)
        #expect(turn.operations.map(\.name) == ["1", "2"])
        #expect(turn.consumed == [1, 2])
        #expect(turn.parked == [])
        #expect(turn.messages == [])
    }

    @Test func aScheduledSignalStandsWhereItWasDue() {
        var entity = EntityTurns()
        var early = EntityTurns.request("due early")
        early.deliverAt = second(1)
        var late = EntityTurns.request("due late")
        late.deliverAt = second(9)
        let turn = entity.begin([late, early, EntityTurns.request("arrived", at: second(5))], at: second(10))
        #expect(turn.operations.map(\.name) == ["due early", "arrived", "due late"])
    }

    @Test func everySendersOperationsKeepTheirOrder() {
        var entity = EntityTurns()
        let messages = ["a", "b"].flatMap { sender in
            (1...3).map { EntityTurns.request("\(sender)\($0)", by: owner(InstanceID(sender), $0)) }
        }
        #expect(entity.begin(messages).operations.map(\.name) == ["a1", "a2", "a3", "b1", "b2", "b3"])
    }

    @Test func whatIsNoMessageToAnEntityIsConsumedWithoutATrace() {
        var entity = EntityTurns()
        let kinds: [HistoryEvent.Kind] = [
            .eventRaised(name: "E", input: nil), .executionTerminated(reason: nil), .taskCompleted(task: 0, result: nil),
        ]
        let turn = entity.begin(kinds.map { Message(to: EntityTurns.id, HistoryEvent($0, at: start)) })
        #expect(!turn.runsScript)
        #expect(
            entity.finish(turn)
                == Checkpoint(entity: EntityState(EntityTurns.id, version: 1), consumed: [1, 2, 3], from: 0))
    }

    @Test func aFailedBatchAnswersEveryCallerAndKeepsTheState() {
        var entity = EntityTurns(EntityState(EntityTurns.id, value: "5", exists: true, version: 7))
        let turn = entity.begin([EntityTurns.request("a", by: owner("o", 1)), EntityTurns.request("b", by: owner("p", 2))])
        let result = EntityBatchResult(exists: true, state: "5", outcomes: [.threw(boom), .threw(boom)])
        let checkpoint = entity.finish(turn, result)
        #expect(checkpoint.change?.messages.map(\.to) == ["o", "p"])
        #expect(checkpoint.change?.body == .entity(EntityState(EntityTurns.id, value: "5", exists: true, version: 8), from: 7))
    }

    @Test func anEntityIsEmptyWhenItHasNoStateAndNobodyWantsIt() {
        let id = EntityTurns.id
        #expect(EntityState(id).isEmpty)
        #expect(!EntityState(id, exists: true).isEmpty)
        #expect(!EntityState(id, lock: owner("o")).isEmpty)
        #expect(!EntityState(id, earlyReleases: [owner("o")]).isEmpty)
        #expect(!EntityState(id, exists: true).isInUse)
        #expect(EntityState(id, lock: owner("o")).isInUse)
        #expect(EntityState(id, earlyReleases: [owner("o")]).isInUse)
    }
}
