import DurableCore
import DurableEngine
import Logging

/// How the clients of a simulation reach the task hub, and what they have in common.
struct SimulatedClients: Sendable {
    let world: SimulationWorld
    /// A client of no host: nothing it writes wakes one.
    private let apart: TaskHub

    init(_ world: SimulationWorld) {
        self.world = world
        let rates = FaultyStorage.Rates(beforeCommit: 5, afterCommit: 5)
        let link = FaultyStorage(
            SimulatedStorage(world: world), rates: world.plan.hasFaults ? rates : .init(), seed: world.random())
        var configuration = EngineConfiguration(host: "client", makeID: { world.makeID() })
        configuration.executor = world.executor
        let signals = Signals()
        apart = TaskHub(
            storage: link,
            commit: GroupCommit(
                storage: link, signals: signals, clock: world.clock, logger: Logger(label: "client"),
                executor: world.executor),
            signals: signals, clock: world.clock, configuration: configuration)
    }

    func wait(_ pause: Duration) async { try? await world.clock.sleep(until: world.clock.now + pause) }

    func hasEnded(_ id: InstanceID) -> Bool { world.audit { $0.lives[id]?.status.isTerminal ?? true } }

    /// Waits for the end as only the auditor can see it, without asking the hub.
    func waitForEnd(of id: InstanceID) async {
        while !hasEnded(id), !Task.isCancelled { await wait(.seconds(2)) }
    }

    /// A client of some host, or of none.
    private var hub: TaskHub {
        let hubs = world.hosts.map(\.hub) + [apart]
        return hubs[Int(world.random() % UInt64(hubs.count))]
    }

    /// Tries again while the storage fails.
    func insist(_ call: @Sendable (TaskHub) async throws -> Void) async {
        while !Task.isCancelled {
            do {
                return try await call(hub)
            } catch {
                world.note { "a client failed: \(error)" }
                await wait(.seconds(1))
            }
        }
    }

    /// Whatever comes of it.
    func tryOnce(_ call: @Sendable (TaskHub) async throws -> Void) async {
        do {
            try await call(hub)
        } catch {
            world.note { "a client failed: \(error)" }
        }
    }

    /// Raises events, numbered, one after the other, until the task is cancelled.
    func feed(_ id: InstanceID, _ events: [String]) async {
        var number = 0
        while !Task.isCancelled {
            let name = events[number % events.count]
            let input = Payload(json: String(number))
            await tryOnce { try await $0.raiseEvent(name, input: input, to: id) }
            number += 1
            await world.pause(upTo: .seconds(number < 10 ? 6 : 20))
        }
    }

    func send(_ signals: SimulationPlan.Signals, as number: Int) async {
        for count in 0..<signals.count {
            // Some senders are named anew each time: what is scheduled comes in no order.
            let due = count % 4 == 3 ? world.clock.now + world.duration(upTo: .seconds(20)) : nil
            let sender = due == nil ? "client\(number)" : "client\(number).\(count)"
            let note = EntityOperation(
                entity: signals.entity, name: "note", input: Payload(json: "\"\(sender)/\(count)\""))
            await tryOnce { try await $0.signal(note, at: due) }
            await wait(signals.pause)
        }
    }
}
