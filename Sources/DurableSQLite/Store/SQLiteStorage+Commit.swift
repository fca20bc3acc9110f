package import DurableCore

extension SQLiteStorage {
    package func commit(_ writes: [Write]) async throws -> [WriteOutcome] {
        let holdings = holdings
        let (outcomes, settled, dropped) = try await write { database in
            var hub = HubWriter(database: database, holdings: holdings)
            let outcomes = try database.transaction {
                try writes.enumerated().map { index, write in
                    do {
                        return try hub.apply(write)
                    } catch let error as SQLiteError where error.isAboutTheData {
                        throw WriteRejected(index: index, reason: error.description)
                    } catch let error as SQLiteError where error.isAboutDamage {
                        throw StorageDamage(reason: "\(error)", index: index)
                    } catch let error as SQLiteStorageError {
                        throw StorageDamage(reason: "\(error)", index: index)
                    }
                }
            }
            return (outcomes, hub.settled, hub.dropped)
        }
        holdings.endClaims(settled)
        if !dropped.isEmpty { holdings.endClaims(ofDropped: dropped) }
        return outcomes
    }

    /// Runs `body` with the writer.
    ///
    /// - Throws: `StorageUnwritable` when the disk takes nothing more.
    func write<Value: Sendable>(_ body: @Sendable (SQLiteDatabase) throws -> Value) async throws -> Value {
        do {
            return try await writer.perform(body)
        } catch let error as SQLiteError where error.isAboutSpace {
            throw StorageUnwritable(reason: error.reason)
        }
    }
}
