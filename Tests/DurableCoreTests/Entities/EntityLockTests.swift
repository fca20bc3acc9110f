import DurableCore
import Testing

@Suite struct EntityLockTests {
    private let id = EntityTurns.id
    private let me = owner("o", 5)
    private let other = owner("p", 5)

    @Test func aFreeEntityIsLockedAndTheOwnerIsTold() {
        var entity = EntityTurns()
        #expect(
            entity.turn([EntityTurns.lock(by: me)], at: second(1))
                == Checkpoint(
                    entity: EntityState(id, lock: me, version: 1), consumed: [1], from: 0, at: second(1)
                ) { $0.messages = [EntityTurns.granted(to: me, at: second(1))] })
    }

    @Test func aRequestForSeveralGoesOnToTheNext() {
        var entity = EntityTurns()
        let all: [InstanceID] = ["@b@1", id, "@d@1"]
        let checkpoint = entity.turn([EntityTurns.lock(by: me, of: all, position: 1)])
        #expect(
            checkpoint
                == Checkpoint(entity: EntityState(id, lock: me, version: 1), consumed: [1], from: 0) {
                    $0.messages = [EntityTurns.lock(by: me, of: all, position: 2)]
                })
    }

    @Test func operationsBeforeTheRequestRunInTheSameBatchAndThoseBehindItWait() {
        var entity = EntityTurns()
        let messages = [
            EntityTurns.request("before", by: other), EntityTurns.lock(by: me), EntityTurns.request("signal"),
            EntityTurns.request("behind", by: other), EntityTurns.request("own", by: owner("o", 6)),
        ]
        let turn = entity.begin(messages)
        #expect(turn.operations.map(\.name) == ["before", "own"])
        #expect(turn.consumed == [1, 2, 5])
        #expect(turn.parked == [3, 4])
        #expect(turn.messages == [EntityTurns.granted(to: me)])
        let result = EntityBatchResult(exists: true, state: "1", outcomes: [.returned("1"), .returned("2")])
        let checkpoint = entity.finish(turn, result)
        let answers = [(other, Payload("1")), (owner("o", 6), Payload("2"))].map { caller, value in
            Message(
                to: caller.id, execution: "x",
                HistoryEvent(.entityOperationCompleted(task: caller.task, result: value), at: start))
        }
        #expect(
            checkpoint
                == Checkpoint(
                    entity: EntityState(id, value: "1", exists: true, lock: me, version: 1), consumed: [1, 2, 5], from: 0
                ) {
                    $0.messages = [EntityTurns.granted(to: me)] + answers
                    $0.parked = [3, 4]
                })
    }

    @Test func onlyTheOwnersExecutionRunsOperations() {
        var entity = EntityTurns(EntityState(id, lock: me))
        let earlier = TaskReference(id: "o", execution: "before", task: 9)
        let turn = entity.begin([EntityTurns.request("own", by: owner("o", 9)), EntityTurns.request("old", by: earlier)])
        #expect(turn.operations.map(\.name) == ["own"])
        #expect(turn.parked == [2])
    }

    @Test func aRequestWaitsWhileTheEntityIsLocked() {
        var entity = EntityTurns(EntityState(id, lock: other, version: 3))
        #expect(
            entity.turn([EntityTurns.lock(by: me)])
                == Checkpoint(entity: EntityState(id, lock: other, version: 4), consumed: [], from: 3) { $0.parked = [1] })
    }

    @Test func anUnlockFreesTheEntityUnparksWhatWaitsAndEndsTheBatch() {
        var entity = EntityTurns(EntityState(id, lock: me))
        let messages = [
            EntityTurns.request("other", by: other), EntityTurns.request("own", by: owner("o", 6)),
            EntityTurns.unlock(by: me), EntityTurns.request("later", by: owner("q")),
        ]
        let turn = entity.begin(messages)
        #expect(turn.operations.map(\.name) == ["own"])
        let result = EntityBatchResult(exists: false, state: nil, outcomes: [.returned(nil)])
        let answer = HistoryEvent(.entityOperationCompleted(task: 6, result: nil), at: start)
        #expect(
            entity.finish(turn, result)
                == Checkpoint(entity: EntityState(id, version: 1), consumed: [2, 3], from: 0) {
                    $0.messages = [Message(to: "o", execution: "x", answer)]
                    $0.unparks = true
                })
    }

    @Test func aRequestThatComesTwiceIsTakenOnce() {
        var entity = EntityTurns()
        let turn = entity.begin([EntityTurns.lock(by: me), EntityTurns.lock(by: me)])
        #expect(turn.messages == [EntityTurns.granted(to: me)])
        #expect(turn.consumed == [1, 2])
        #expect(entity.turn([EntityTurns.lock(by: me)]).change?.messages == [])
    }

    @Test func anotherTasksRequestOfTheSameOwnerWaits() {
        var entity = EntityTurns(EntityState(id, lock: me))
        #expect(entity.begin([EntityTurns.lock(by: owner("o", 8))]).parked == [1])
    }

    @Test func anUnlockThatCannotBeEarlyAndFreesNothingLeavesNoTrace() {
        var entity = EntityTurns(EntityState(id, lock: other))
        #expect(
            entity.turn([EntityTurns.unlock(by: me), EntityTurns.unlock(by: me)])
                == Checkpoint(entity: EntityState(id, lock: other, version: 1), consumed: [1, 2], from: 0))
    }
}
