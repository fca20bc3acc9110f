import DurableCore
import Logging
import ServiceLifecycle

/// Notices what other processes put into the store, once a second, and wakes whoever may have something to do then.
package struct VisitorWatch: Service {
    private static let interval = Duration.seconds(1)

    private let parts: EngineParts

    init(_ parts: EngineParts) { self.parts = parts }

    package func run() async throws {
        await untilShutdown {
            var last: Int64?
            while (try? await parts.clock.sleep(for: Self.interval)) != nil {
                // Whatever came meanwhile is looked at when the store takes changes again.
                if parts.signals.writability.problem != nil { continue }
                do {
                    let changes = try await parts.storage.changesOfOthers()
                    // The first time, what came since the loops had their first look is not known.
                    if last != changes { parts.signals.announceAnything() }
                    last = changes
                } catch {
                    parts.logger.error("The store could not be asked for changes", metadata: ["error": "\(error)"])
                }
            }
        }
    }
}
