import DurableCore
import DurableEngine
import ServiceLifecycle

extension HubClock {
    /// Sleeps in a service until the clock reads `time`. False when the host is to stop.
    func pause(until time: Timestamp) async -> Bool { await pause(until: time, atMost: nil) }

    /// Sleeps in a service for as long as that. False when the host is to stop.
    func pause(for duration: Duration) async -> Bool { await pause(until: nil, atMost: duration) }

    private func pause(until time: Timestamp?, atMost longest: Duration?) async -> Bool {
        do {
            try await cancelWhenGracefulShutdown { try await self.sleep(until: time, atMost: longest) }
            return !Task.isShuttingDownGracefully && !Task.isCancelled
        } catch {
            return false
        }
    }

    /// Returns when the bell rings, and when `longest` has passed.
    func wait(for doorbell: Doorbell, atMost longest: Duration) async {
        await withTaskGroup { group in
            group.addTask { await doorbell.wait() }
            group.addTask { try? await self.sleep(for: longest) }
            await group.next()
            group.cancelAll()
        }
    }
}
