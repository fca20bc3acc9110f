import DurableCore
import DurableTestKit
import Testing

@testable import DurableEngine

@Suite struct SessionCacheTests {
    private let start = Timestamp(microseconds: 0)
    private let lease = PartitionLease(partition: Partition(0), owner: "host", epoch: 1)
    private var cache = SessionCache(limit: 2, idleTime: .seconds(30))

    private func state(_ id: InstanceID) -> OrchestrationState { OrchestrationState(id, execution: "e", history: []) }

    private mutating func put(_ id: InstanceID, at time: Timestamp? = nil) {
        cache.put(state(id), under: lease, at: time ?? start)
    }

    @Test mutating func aStateIsTakenOnce() {
        put("a")
        #expect(cache.take("a", under: lease) == state("a"))
        #expect(cache.take("a", under: lease) == nil)
        #expect(cache.count == 0)
    }

    @Test mutating func aStateKeptUnderAnotherLeaseIsForgotten() {
        put("a")
        let later = PartitionLease(partition: Partition(0), owner: "host", epoch: 3)
        #expect(cache.take("a", under: later) == nil)
        #expect(cache.take("a", under: lease) == nil)
    }

    @Test mutating func theLeastRecentlyUsedGoFirstWhenThereAreTooMany() {
        for id in ["a", "b", "c", "d"] as [InstanceID] { put(id) }
        #expect(cache.evict(at: start) == ["a", "b"])
        #expect(cache.count == 2)
        #expect(cache.evict(at: start) == [])
    }

    @Test mutating func useMakesRecent() {
        for id in ["a", "b", "a", "c"] as [InstanceID] { put(id) }
        #expect(cache.evict(at: start) == ["b"])
    }

    @Test mutating func whatIsTakenIsNotEvicted() {
        for id in ["a", "b", "c"] as [InstanceID] { put(id) }
        _ = cache.take("a", under: lease)
        #expect(cache.evict(at: start) == [])
    }

    @Test mutating func theIdleGoWhenTheirTimeIsOver() {
        put("a")
        put("b", at: start + .seconds(10))
        #expect(cache.evict(at: start + .seconds(30)) == [])
        #expect(cache.evict(at: start + .seconds(31)) == ["a"])
        #expect(cache.evict(at: start + .seconds(41)) == ["b"])
        #expect(cache.count == 0)
    }

    @Test mutating func manyUsesOfOneStateLeaveOne() {
        for number in 0..<5_000 {
            put("a", at: start + .seconds(number))
            #expect(cache.evict(at: start + .seconds(number)) == [])
        }
        #expect(cache.count == 1)
        #expect(cache.take("a", under: lease) == state("a"))
    }

    @Test func aLimitOfZeroIsOff() {
        #expect(!SessionCache(limit: 0, idleTime: .seconds(30)).isEnabled)
    }
}
