import DurableCore
import DurableEngine
import DurableTestKit
import Testing

@Suite(.timeLimit(.minutes(1))) struct HousekeepingTests {
    private static let gone = TaskReference(id: "gone", execution: "e", task: 0)
    private static let locked = EntityID(name: "counter", key: "locked")
    private static let empty = EntityID(name: "counter", key: "empty")
    private static let full = EntityID(name: "counter", key: "full")

    /// An entity whose lock's owner is not there, one without a state, and one with a state.
    private static func furnish(_ storage: MemoryStorage, _ hub: TaskHub, _ clock: VirtualClock) async throws {
        try await hub.signal(EntityOperation(entity: locked.instance, name: "add", input: "1"))
        try await until { try await hub.entity(locked)?.value == "1" }
        let request = EntityLockRequest(owner: gone, entities: [locked.instance])
        let asked = Message(to: locked.instance, HistoryEvent(.entityLockAsked(request), at: clock.now))
        _ = await storage.commit([.send(asked)])
        // What is sent straight to the storage is found when the hub announces something else.
        try await hub.signal(EntityOperation(entity: empty.instance, name: "get", input: nil))
        try await hub.signal(EntityOperation(entity: full.instance, name: "add", input: "5"))
        try await until { try await hub.entity(locked)?.lock == gone }
        try await until { try await hub.entity(empty)?.version == 1 }
        try await until { try await hub.entity(full)?.value == "5" }
    }

    @Test func locksWithoutAnOwnerAreReleasedAndEmptyEntitiesForgotten() async throws {
        let storage = MemoryStorage()
        let host = TestHost([:], storage: storage)
        try await host.running { hub in
            try await Self.furnish(storage, hub, host.clock)
            let cleanup = try await hub.cleanEntities()
            #expect(cleanup.orphanedLocksReleased == 1)
            #expect(cleanup.emptyEntitiesRemoved == 1)
            try await until { try await hub.entity(Self.locked)?.lock == nil }
            #expect(try await hub.entity(Self.empty) == nil)
            #expect(try await hub.entity(Self.full)?.value == "5")
        }
    }

    @Test func whatIsInUseStaysUntilItWasIdleLongEnough() async throws {
        let storage = MemoryStorage()
        let host = TestHost([:], storage: storage)
        try await host.running { hub in
            try await Self.furnish(storage, hub, host.clock)
            let cleanup = try await hub.cleanEntities(idleSince: host.clock.now - .seconds(86_400))
            #expect(cleanup.orphanedLocksReleased == 0)
            #expect(cleanup.emptyEntitiesRemoved == 0)
        }
    }

    @Test func aHostCleansUpOnceAnHour() async throws {
        let storage = MemoryStorage()
        let host = TestHost([:], storage: storage, configure: { $0.emptyEntityRetention = .seconds(1_800) })
        try await host.running { hub in
            try await Self.furnish(storage, hub, host.clock)
            try await until {
                let isRemoved = try await hub.entity(Self.empty) == nil
                let isReleased = try await hub.entity(Self.locked)?.lock == nil
                return isRemoved && isReleased
            }
            #expect(try await hub.entity(Self.full)?.value == "5")
        }
    }
}
