import DurableCore
import Testing

/// Owners that give up, or end, before their request for the locks has come through.
@Suite struct EntityEarlyReleaseTests {
    private let id = EntityTurns.id
    private let me = owner("o", 5)
    private let other = owner("p", 5)
    private var early: Message { EntityTurns.unlock(by: me, mayBeEarly: true) }

    @Test func anEarlyReleaseIsKeptUntilTheRequestComes() {
        var entity = EntityTurns()
        #expect(
            entity.turn([early])
                == Checkpoint(entity: EntityState(id, earlyReleases: [me], version: 1), consumed: [1], from: 0))
        #expect(
            entity.turn([EntityTurns.lock(by: me)])
                == Checkpoint(entity: EntityState(id, version: 2), consumed: [2], from: 1))
    }

    @Test(arguments: [0, 1, 2])
    func aRequestWhoseOwnerIsGoneGoesOnWithoutLocking(position: Int) {
        var all: [InstanceID] = ["@x@1", "@y@1", "@z@1"]
        all[position] = id
        var entity = EntityTurns(EntityState(id, earlyReleases: [me]))
        #expect(
            entity.turn([EntityTurns.lock(by: me, of: all, position: position)])
                == Checkpoint(entity: EntityState(id, version: 1), consumed: [1], from: 0) {
                    $0.messages = position == 2 ? [] : [EntityTurns.lock(by: me, of: all, position: position + 1)]
                })
    }

    @Test(arguments: [0, 1, 2])
    func aReleaseThatComesAfterTheRequestFreesTheEntity(position: Int) {
        var all: [InstanceID] = ["@x@1", "@y@1", "@z@1"]
        all[position] = id
        var entity = EntityTurns()
        let next =
            position == 2 ? EntityTurns.granted(to: me) : EntityTurns.lock(by: me, of: all, position: position + 1)
        #expect(
            entity.turn([EntityTurns.lock(by: me, of: all, position: position), early])
                == Checkpoint(entity: EntityState(id, version: 1), consumed: [1, 2], from: 0) {
                    $0.messages = [next]
                    $0.unparks = true
                })
    }

    @Test func aRequestThatWaitsIsNotGrantedAnyMoreOnceItsOwnerIsGone() {
        var entity = EntityTurns(EntityState(id, lock: other))
        #expect(entity.turn([EntityTurns.lock(by: me)]).change?.parked == [1])
        _ = entity.turn([early])
        #expect(entity.state.earlyReleases == [me])
        #expect(entity.turn([EntityTurns.unlock(by: other)]).change?.unparks == true)
        let turn = entity.begin([EntityTurns.lock(by: me), EntityTurns.request("next")])
        #expect(turn.messages == [])
        #expect(turn.operations.map(\.name) == ["next"])
        #expect(entity.state.lock == nil)
        #expect(entity.state.earlyReleases == [])
    }

    @Test func whoeverWaitsBehindOneThatIsGoneGetsTheLock() {
        var entity = EntityTurns(EntityState(id, earlyReleases: [me]))
        let turn = entity.begin([EntityTurns.lock(by: me), EntityTurns.lock(by: other)])
        #expect(turn.messages == [EntityTurns.granted(to: other)])
        #expect(entity.state.lock == other)
    }

    @Test func anEarlyReleaseThatComesTwiceIsKeptOnce() {
        var entity = EntityTurns()
        _ = entity.turn([early, early])
        #expect(entity.state.earlyReleases == [me])
    }

    @Test func severalEarlyReleasesAreKeptApart() {
        var entity = EntityTurns()
        _ = entity.turn([early, EntityTurns.unlock(by: other, mayBeEarly: true)])
        #expect(entity.state.earlyReleases == [me, other])
        _ = entity.turn([EntityTurns.lock(by: other)])
        #expect(entity.state.earlyReleases == [me])
    }
}
