import DurableCore
import Testing

@Suite struct EntityPropertyTests {
    /// Several orchestrations use and lock several entities, leave their critical sections or end at any moment, also while
    /// they wait, and messages interleave at random. That nobody runs an operation in another's critical section is checked
    /// by the world at every turn.
    @Test(arguments: 0..<300 as Range<UInt64>)
    func locksAreExclusiveAndNobodyWaitsForEver(seed: UInt64) {
        var world = EntityWorld(seed: seed)
        world.live(turns: 250)
        world.comeToRest()
        #expect(world.owners.values.allSatisfy { $0.hasEnded || !$0.isWaiting })
        world.endAll()

        #expect(world.inbox == [])
        for entity in world.entities.values {
            #expect(entity.lock == nil)
            #expect(entity.earlyReleases == [])
        }
        for (entity, sent) in world.sent {
            let ran = world.ran[entity] ?? []
            #expect(ran.sorted() == sent.sorted(), "every operation runs exactly once")
            let bySender = Dictionary(grouping: ran) { $0.prefix { $0 != "/" } }
            #expect(bySender.values.allSatisfy { $0 == $0.sorted() }, "the operations of a sender run in order")
        }
    }

    @Test func theWorldsRunOperationsInCriticalSectionsAndReleaseThemEarly() {
        var operations = 0
        var parked = 0
        var early = 0
        for seed in 0..<50 as Range<UInt64> {
            var world = EntityWorld(seed: seed)
            for _ in 0..<250 {
                world.live(turns: 1)
                parked += world.parked.isEmpty ? 0 : 1
                early += world.entities.values.contains { !$0.earlyReleases.isEmpty } ? 1 : 0
            }
            operations += world.ran.values.reduce(0) { $0 + $1.count }
        }
        #expect(operations > 500)
        #expect(parked > 500)
        #expect(early > 20)
    }
}
