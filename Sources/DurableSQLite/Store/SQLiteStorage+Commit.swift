package import DurableCore

extension SQLiteStorage {
    package func commit(_ writes: [Write]) async throws -> [WriteOutcome] {
        let holdings = holdings
        let (outcomes, settled, dropped) = try await writer.perform { database in
            var hub = HubWriter(database: database, holdings: holdings)
            let outcomes = try database.transaction {
                try writes.enumerated().map { index, write in
                    do {
                        return try hub.apply(write)
                    } catch let error as SQLiteError where error.isAboutTheData {
                        throw WriteRejected(index: index, reason: error.description)
                    }
                }
            }
            return (outcomes, hub.settled, hub.dropped)
        }
        holdings.endClaims(settled)
        if !dropped.isEmpty { holdings.endClaims(ofDropped: dropped) }
        return outcomes
    }
}
