import DurableCore
import DurableEngine

/// Does to one orchestration what its clients are to do, and stays until it has ended for good.
struct SimulatedClient: Sendable {
    let root: SimulationPlan.Root
    let clients: SimulatedClients
    private var world: SimulationWorld { clients.world }

    func run() async {
        await clients.wait(root.after)
        await start(.init())
        await withTaskGroup { group in
            for deed in root.deeds { group.addTask { await doMeanwhile(deed) } }
        }
        await clients.waitForEnd(of: root.id)
        for deed in root.deeds { await doAtEnd(deed) }
    }

    /// An id in use shows that an earlier try had been committed.
    private func start(_ options: StartOptions) async {
        var options = options
        options.startAt = root.scheduledFor.map { world.clock.now + $0 }
        await clients.insist { [options] hub in
            do {
                _ = try await hub.start(root.name, input: nil, id: root.id, options: options)
            } catch TaskHubError.alreadyExists {
                return
            }
        }
    }

    private func doMeanwhile(_ deed: SimulationPlan.Deed) async {
        switch deed {
        case .terminate(let pause, let isRecursive):
            await clients.wait(pause)
            await clients.tryOnce { try await $0.terminate(root.id, reason: "enough", isRecursive: isRecursive) }
        case .suspend(let pause, let time):
            await clients.wait(pause)
            await clients.tryOnce { try await $0.suspend(root.id, reason: "wait") }
            await clients.wait(time)
            // A try that seemed to fail may be committed much later, so there is no telling whether it is suspended.
            while !clients.hasEnded(root.id) {
                await clients.tryOnce { try await $0.resume(root.id, reason: nil) }
                await clients.wait(.seconds(10))
            }
        case .startAgain(let pause):
            await clients.wait(pause)
            if world.audit({ $0.lives[root.id] }) == nil { return }
            var options = StartOptions()
            options.replaces = []
            await clients.tryOnce { [options] hub in
                do {
                    _ = try await hub.start("Other", input: nil, id: root.id, options: options)
                    world.audit { $0.report("\(root.id) was started although its id was in use") }
                } catch is TaskHubError {
                    return
                }
            }
        case .replace, .rewind, .purge: break
        }
    }

    private func doAtEnd(_ deed: SimulationPlan.Deed) async {
        switch deed {
        case .rewind:
            world.repair(root.id)
            for _ in 0..<4 where world.audit({ $0.lives[root.id]?.status }) == .failed {
                await clients.tryOnce { try await $0.rewind(root.id, reason: "repaired") }
                await clients.waitForEnd(of: root.id)
            }
        case .replace:
            let before = world.audit { $0.lives[root.id]?.executions }
            var tries = 0
            while world.audit({ $0.lives[root.id]?.executions }) == before, tries < 10 {
                await start(.init())
                tries += 1
            }
            await clients.waitForEnd(of: root.id)
        case .purge:
            await clients.wait(.seconds(5))
            await clients.tryOnce { _ = try await $0.purge(root.id) }
        case .terminate, .suspend, .startAgain: break
        }
    }
}
