import DurableCore
import DurableEngine
import Logging
import ServiceLifecycle

/// A host of a simulation: it comes up, works, dies in one way or another, and comes back as somebody else.
struct SimulatedHost: Sendable {
    private enum Death: CaseIterable {
        /// It falls silent, and nobody cleans up after it for a while.
        case silent
        /// It is gone from one moment to the next.
        case sudden
        /// Its tasks are cancelled while it can still reach the storage.
        case stopped
    }

    let number: Int
    let world: SimulationWorld

    /// Lives until the task is cancelled.
    func run() async {
        var life = 0
        while !Task.isCancelled {
            life += 1
            await live(as: HostID("host\(number).\(life)"))
            world.host(number, is: nil)
            if !world.isCalm { await world.pause(upTo: .seconds(30)) }
        }
    }

    private func live(as id: HostID) async {
        let link = FaultyStorage(
            SimulatedStorage(world: world), rates: world.isCalm || !world.plan.hasFaults ? .init() : world.plan.rates,
            seed: world.random(), clock: world.clock)
        let engine = SimulatedEngine(world)
        let worker = Worker(
            storage: link, engine: engine, configuration: configuration(id), clock: world.clock,
            logger: Logger(label: "simulation") { _ in SwiftLogNoOpLogHandler() })
        world.host(number, is: .init(hub: worker.hub, engine: engine.scripts))
        world.note { "\(id) is up" }
        await withTaskGroup { group in
            for service in worker.services { group.addTask { try? await service.run() } }
            if world.plan.hasFaults { group.addTask { await stall(link) } }
            if let death = await death(link) {
                world.note { "\(id) dies: \(death)" }
                world.host(number, is: nil)
                if death != .stopped { link.cut() }
                if death == .silent { await world.pause(upTo: .seconds(20)) }
            }
            group.cancelAll()
        }
    }

    /// Now and then it does not reach the storage for so long that others take over, and then goes on as if nothing had been.
    private func stall(_ link: FaultyStorage) async {
        while !world.isCalm, !Task.isCancelled {
            await world.pause(upTo: .seconds(200))
            if world.isCalm { return }
            link.stall(until: world.clock.now + world.duration(upTo: .seconds(60)))
        }
    }

    /// Waits for its death; nil when the simulation ends before.
    private func death(_ link: FaultyStorage) async -> Death? {
        let clock = world.clock
        let death = Death.allCases[Int(world.random() % UInt64(Death.allCases.count))]
        let time = clock.now + .seconds(2) + world.duration(upTo: .seconds(150))
        do {
            if world.plan.hasFaults, time < world.calmFrom {
                try await clock.sleep(until: time)
                return death
            }
            try await clock.sleep(until: world.calmFrom)
            link.calm()
            try await clock.sleep(until: .distantFuture)
        } catch {
            // The simulation is over.
        }
        return nil
    }

    private func configuration(_ id: HostID) -> EngineConfiguration {
        let world = world
        func upTo(_ limit: UInt64) -> Int { 1 + Int(world.random() % limit) }
        var configuration = EngineConfiguration(
            host: id, turnSlots: upTo(8), entitySlots: upTo(2), entityBatchLimit: upTo(4), activitySlots: upTo(4),
            sessionLimit: world.plan.sessionLimit, sessionIdleTime: .seconds(upTo(30)), claimTime: .seconds(4 + upTo(26)),
            pollInterval: .seconds(4 + upTo(8)), makeID: { world.makeID() })
        configuration.random = { world.fraction() }
        configuration.executor = world.executor
        return configuration
    }
}
