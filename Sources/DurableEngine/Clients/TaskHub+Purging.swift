package import DurableCore

extension TaskHub {
    /// Forgets an instance with its history, and its sub-orchestrations that have ended. Returns how many instances went.
    ///
    /// - Parameter force: terminates one that has not ended first.
    /// - Throws: `TaskHubError.notFound`, `.conflict` when it has not ended, or is an entity that is locked or has something to
    ///   do; or what the storage threw.
    package func purge(_ id: InstanceID, force: Bool = false) async throws -> Int {
        if force, !id.isEntity, let row = try await storage.instance(id), !row.status.isTerminal {
            do {
                try await terminate(id, reason: "It is purged.", isRecursive: true)
            } catch is TaskHubError {
                // It has just ended.
            }
            _ = try await waitForEnd(of: id, within: .seconds(30))
        }
        switch try await commit.write(.purge(id)) {
        case .purged(let count): return count
        case .conflict(let status): throw TaskHubError.conflict(id, status)
        case .notFound, .done, .exists, .rowExists, .ended, .fenced: throw TaskHubError.notFound(id)
        }
    }

    /// Forgets instances that match and have ended, and entities that match and are empty. Returns how many instances went.
    package func purge(_ query: InstanceQuery) async throws -> Int {
        var total = 0
        while case .purged(let count) = try await commit.write(.purgeAll(query, limit: 200)), count > 0 {
            total += count
            try Task.checkCancellation()
        }
        return total
    }
}
