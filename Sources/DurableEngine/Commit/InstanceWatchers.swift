import DurableCore
import Synchronization

/// Those who wait for an instance to change.
package final class InstanceWatchers: Sendable {
    private struct State {
        var nextID = 0
        var doorbells: [InstanceID: [Int: Doorbell]] = [:]
    }

    private let state = Mutex(State())

    package init() {}

    /// Rings `doorbell` after every committed change of the instance while `body` runs.
    func watching<Result: Sendable>(
        _ instance: InstanceID, with doorbell: Doorbell, _ body: () async throws -> Result
    ) async rethrows -> Result {
        let id = state.withLock { state in
            state.nextID += 1
            state.doorbells[instance, default: [:]][state.nextID] = doorbell
            return state.nextID
        }
        defer {
            state.withLock { state in
                state.doorbells[instance]?[id] = nil
                if state.doorbells[instance]?.isEmpty == true { state.doorbells[instance] = nil }
            }
        }
        return try await body()
    }

    func notify(_ instance: InstanceID) {
        let doorbells = state.withLock { $0.doorbells[instance] ?? [:] }
        for (_, doorbell) in doorbells.sorted(by: { $0.key < $1.key }) { doorbell.ring() }
    }
}
