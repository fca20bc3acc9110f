import DurableCore
import DurableTestKit
import Testing

@Suite struct LeaseTableTests {
    private let ttl = Duration.seconds(15)
    private var table = LeaseTable(entries: Array(repeating: .init(), count: 4))

    private func lease(_ partition: Int, _ owner: HostID, epoch: Int64) -> PartitionLease {
        PartitionLease(partition: Partition(partition), owner: owner, epoch: epoch)
    }

    @Test mutating func aHostAloneTakesEverything() {
        let held = table.exchange(for: "a", at: start, ttl: ttl)
        #expect(held == (0..<4).map { lease($0, "a", epoch: 1) })
        #expect(table.entries.allSatisfy { $0 == .init(owner: "a", epoch: 1, expires: second(15)) })
        #expect(table.hosts == ["a": second(15)])
    }

    @Test mutating func aHeartbeatRenewsUnderTheSameEpoch() {
        let held = table.exchange(for: "a", at: start, ttl: ttl)
        #expect(table.exchange(for: "a", at: second(5), ttl: ttl) == held)
        #expect(table.entries.allSatisfy { $0.expires == second(20) })
    }

    @Test mutating func aLateHeartbeatKeepsItsEpochsWhenNobodyTookOver() {
        let held = table.exchange(for: "a", at: start, ttl: ttl)
        #expect(table.exchange(for: "a", at: second(60), ttl: ttl) == held)
    }

    @Test mutating func aSecondHostWaitsForItsFairShare() {
        _ = table.exchange(for: "a", at: start, ttl: ttl)
        #expect(table.exchange(for: "b", at: second(1), ttl: ttl) == [])
        #expect(table.exchange(for: "a", at: second(5), ttl: ttl).map(\.partition.number) == [0, 1])
        #expect(table.exchange(for: "b", at: second(6), ttl: ttl) == [lease(2, "b", epoch: 2), lease(3, "b", epoch: 2)])
        #expect(table.exchange(for: "a", at: second(10), ttl: ttl) == [lease(0, "a", epoch: 1), lease(1, "a", epoch: 1)])
    }

    @Test mutating func aFairShareIsRoundedUp() {
        for host in ["a", "b", "c"] as [HostID] { _ = table.exchange(for: host, at: start, ttl: ttl) }
        #expect(table.exchange(for: "a", at: second(1), ttl: ttl).count == 2)
        #expect(table.exchange(for: "b", at: second(1), ttl: ttl).count == 2)
        #expect(table.exchange(for: "c", at: second(1), ttl: ttl).count == 0)
    }

    @Test mutating func theLeasesOfADeadHostAreTakenWhenTheyExpireUnderHigherEpochs() {
        _ = table.exchange(for: "a", at: start, ttl: ttl)
        #expect(table.exchange(for: "b", at: second(14), ttl: ttl) == [])
        #expect(table.exchange(for: "b", at: second(15), ttl: ttl) == (0..<4).map { lease($0, "b", epoch: 2) })
        #expect(table.hosts == ["b": second(30)])
    }

    @Test mutating func aHostThatComesBackAfterATakeoverGetsHigherEpochs() {
        _ = table.exchange(for: "a", at: start, ttl: ttl)
        _ = table.exchange(for: "b", at: second(15), ttl: ttl)
        #expect(table.exchange(for: "a", at: second(16), ttl: ttl) == [])
        _ = table.exchange(for: "b", at: second(17), ttl: ttl)
        #expect(table.exchange(for: "a", at: second(18), ttl: ttl) == [lease(2, "a", epoch: 3), lease(3, "a", epoch: 3)])
    }

    @Test mutating func releasedLeasesAreFreeAtOnce() {
        _ = table.exchange(for: "a", at: start, ttl: ttl)
        table.release("a")
        #expect(table.hosts == [:])
        #expect(table.exchange(for: "b", at: second(1), ttl: ttl) == (0..<4).map { lease($0, "b", epoch: 2) })
    }

    @Test mutating func releasingTakesNothingFromOthers() {
        _ = table.exchange(for: "a", at: start, ttl: ttl)
        let before = table
        table.release("b")
        #expect(table == before)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    mutating func noPartitionEverHasTwoOwnersUnderOneEpoch(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var now = start
        var owners: [Partition: [Int64: HostID]] = [:]
        for _ in 0..<300 {
            now = now + .seconds(.random(in: 0..<8, using: &random))
            let host: HostID = ["a", "b", "c"].randomElement(using: &random)!
            if Int.random(in: 0..<10, using: &random) == 0 { table.release(host) }
            for lease in table.exchange(for: host, at: now, ttl: ttl) {
                #expect(owners[lease.partition, default: [:]][lease.epoch, default: host] == host)
                owners[lease.partition, default: [:]][lease.epoch] = host
            }
        }
        #expect(owners.count == 4)
    }
}
