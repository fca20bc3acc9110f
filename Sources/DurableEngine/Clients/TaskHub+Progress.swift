package import DurableCore

extension TaskHub {
    /// How many instances match, by name and status, in any order.
    package func counts(_ query: InstanceQuery) async throws -> [InstanceCount] {
        try await storage.counts(query)
    }

    /// At most `limit` events of the instance's history, beginning behind the first `count`; nil when there is no instance.
    package func history(of id: InstanceID, after count: Int, limit: Int) async throws -> HistoryPage? {
        try await storage.history(of: id, after: count, limit: limit)
    }

    /// Waits until the instance is no longer as in `page`, at most until `deadline`, and returns what its history has behind
    /// that page's length; nil when there is no instance any more.
    ///
    /// - Parameter limit: how many events at most.
    package func news(
        of id: InstanceID, since page: HistoryPage, limit: Int, until deadline: Timestamp
    ) async throws -> HistoryPage? {
        try await watch(id, until: deadline) {
            try await storage.history(of: id, after: page.length, limit: limit)
        } until: {
            $0.row != page.row || $0.length != page.length
        }
    }
}
