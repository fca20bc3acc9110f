import DurableCore
import DurableEngine
import ServiceLifecycle

extension HubClock {
    /// Sleeps in a service. False when the host is to stop.
    func pause(until time: Timestamp) async -> Bool {
        do {
            try await cancelWhenGracefulShutdown { try await self.sleep(until: time) }
            return !Task.isShuttingDownGracefully && !Task.isCancelled
        } catch {
            return false
        }
    }

    /// Returns when the bell rings, and at `time` at the latest.
    func wait(for doorbell: Doorbell, until time: Timestamp) async {
        await withTaskGroup { group in
            group.addTask { await doorbell.wait() }
            group.addTask { try? await self.sleep(until: time) }
            await group.next()
            group.cancelAll()
        }
    }
}
