package import DurableCore

extension SQLiteStorage {
    package func inbox(
        _ leases: [PartitionLease], due now: Timestamp, excluding busy: Set<InstanceID>, limit: Int
    ) async throws -> InboxPage {
        let leased = Set(leases.map(\.partition))
        let partitionCount = holdings.partitionCount
        return try await reader.perform { database in
            try database.snapshot {
                try InboxReader(
                    database: database, leased: leased, busy: busy, now: now, partitionCount: partitionCount
                ).page(limit: limit)
            }
        }
    }
}
