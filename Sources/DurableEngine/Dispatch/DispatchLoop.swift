import DurableCore
import Logging
import ServiceLifecycle
import Synchronization

/// The loop of a dispatcher: look for work, hand it out, and again, until the host is told to stop.
final class DispatchLoop: Sendable {
    private let parts: EngineParts
    private let doorbell: Doorbell
    private let isStopping = Atomic(false)

    /// `doorbell`: what the dispatcher waits at when there is nothing to do.
    init(_ parts: EngineParts, doorbell: Doorbell) {
        self.parts = parts
        self.doorbell = doorbell
    }

    /// Returns when the work that was handed out has ended too. A look that fails is tried again after a pause.
    ///
    /// `look` returns when there may be more to see.
    func run(
        isolation: isolated (any Actor) = #isolation, _ look: (inout DiscardingTaskGroup) async throws -> Void
    ) async {
        await withGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                var backoff = Backoff(parts.configuration.backoff)
                while !isStopping.load(ordering: .relaxed), !Task.isCancelled {
                    // What is begun could not be ended. All doorbells ring when the store takes changes again.
                    if parts.drain.hasBegun || parts.signals.writability.problem != nil {
                        await doorbell.wait()
                        continue
                    }
                    do {
                        try await look(&group)
                        backoff.reset()
                    } catch let problem as StorageUnwritable {
                        await parts.commit.note(problem)
                    } catch {
                        parts.logger.error("Work could not be looked for", metadata: ["error": "\(error)"])
                        try? await parts.clock.sleep(for: backoff.next(parts.configuration.random()))
                    }
                }
            }
        } onGracefulShutdown: {
            self.isStopping.store(true, ordering: .relaxed)
            self.doorbell.ring()
            Task(executorPreference: self.parts.configuration.executor) { await self.parts.commit.stopWaiting() }
        }
    }
}
