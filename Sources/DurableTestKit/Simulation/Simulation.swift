import DurableCore

/// A whole task hub at work, with hosts that die, storages that fail and clients that interfere; everything in it depends on
/// the seed alone.
package struct Simulation: Sendable {
    package let seed: UInt64

    package init(seed: UInt64) { self.seed = seed }

    /// When everything must have ended once the faults are over.
    private static let patience = Duration.seconds(1_200)
    /// When, after the faults too, sessions that nobody uses must be gone, and what comes late must have come.
    private static let aftermath = Duration.seconds(90)

    /// Runs it to its end on a thread of its own.
    ///
    /// - Parameter traces: whether the report says everything that was committed.
    package func run(traces: Bool = false) -> SimulationReport {
        let world = SimulationWorld(SimulationPlan(seed: seed), seed: seed, traces: traces)
        onOwnThread {
            do throws(SimulationExecutor.Failure) {
                try world.executor.run(on: world.clock) { await Self.play(world) }
            } catch {
                world.audit { audit in
                    audit.report("the simulation \(error)")
                    for instance in audit.unended { audit.report(instance) }
                }
            }
        }
        return SimulationReport(
            seed: seed, problems: world.problems, trace: world.trace, fingerprint: world.fingerprint,
            jobs: world.executor.jobs)
    }

    /// 1. Hosts come up, and clients begin. 2. When the clients are done, everything must end. 3. What comes late comes.
    /// 4. The auditor takes a last look.
    private static func play(_ world: SimulationWorld) async {
        let clients = SimulatedClients(world)
        let plan = world.plan
        await withTaskGroup { hosts in
            for number in 1...plan.hosts { hosts.addTask { await SimulatedHost(number: number, world: world).run() } }
            let over = await withTaskGroup(of: Void.self, returning: Bool.self) { feeders in
                for feed in plan.feeds { feeders.addTask { await clients.feed(feed.instance, feed.events) } }
                let ended = await withDeadline(world) {
                    await withTaskGroup { group in
                        for root in plan.roots { group.addTask { await SimulatedClient(root: root, clients: clients).run() } }
                        for (number, signals) in plan.signals.enumerated() {
                            group.addTask { await clients.send(signals, as: number) }
                        }
                    }
                    while !world.audit({ $0.allHaveEnded }), !Task.isCancelled { await clients.wait(.seconds(5)) }
                }
                feeders.cancelAll()
                return ended
            }
            if over {
                await clients.wait(max(.zero, world.calmFrom - world.clock.now) + aftermath)
                expectNoSessions(world)
            }
            hosts.cancelAll()
        }
        await world.storage.whileAlone { storage in world.audit { $0.close(storage) } }
    }

    /// Returns whether `body` ended in time.
    private static func withDeadline(_ world: SimulationWorld, _ body: @escaping @Sendable () async -> Void) async -> Bool {
        await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                await body()
                return !Task.isCancelled
            }
            group.addTask {
                do {
                    try await world.clock.sleep(until: world.calmFrom + patience)
                    world.audit { $0.report("not everything has ended in time") }
                } catch {
                    // It has.
                }
                return false
            }
            let ended = await group.next() ?? false
            group.cancelAll()
            return ended
        }
    }

    private static func expectNoSessions(_ world: SimulationWorld) {
        for (number, host) in world.hosts.enumerated() where host.engine.liveSessions > 0 {
            world.audit { $0.report("host \(number + 1) still has \(host.engine.liveSessions) live sessions") }
        }
    }
}
