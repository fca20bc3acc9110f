/// A part of the history of an instance's current execution, with the instance as of the same commit.
package struct HistoryPage: Hashable, Sendable {
    package var row: InstanceRow
    /// How many events the history has.
    package var length: Int
    /// Those of the part that was asked for.
    package var events: [HistoryEvent]

    package init(row: InstanceRow, length: Int, events: [HistoryEvent]) {
        self.row = row
        self.length = length
        self.events = events
    }
}

extension Storage {
    /// By way of the whole history, for storages that cannot read a part of it.
    package func history(of id: InstanceID, after count: Int, limit: Int) async throws -> HistoryPage? {
        try await load(id).map { stored in
            let events = stored.history.dropFirst(count).prefix(limit)
            return HistoryPage(row: stored.row, length: stored.history.count, events: Array(events))
        }
    }
}
