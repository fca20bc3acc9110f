package import DurableCore

extension SQLiteStorage {
    package func commit(_ writes: [Write]) async throws -> [WriteOutcome] {
        let holdings = holdings
        let (outcomes, dropped) = try await writer.perform { database in
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
            return (outcomes, hub.dropped)
        }
        // Claims end after the commit: until then the messages are still there to be claimed. One that was refused although
        // it stands is of a message that is gone.
        holdings.endClaims(zip(writes, outcomes).compactMap { $1 == .done || $1 == .fenced ? $0.settledReceipt : nil })
        if !dropped.isEmpty { holdings.endClaims(ofDropped: dropped) }
        return outcomes
    }
}

extension Write {
    /// The claim that ends with this write.
    fileprivate var settledReceipt: ClaimedMessage.Receipt? {
        switch self {
        case .finish(let receipt, _), .release(let receipt, _), .move(let receipt, _, _): receipt
        case .create, .send, .checkpoint, .enqueue, .note, .purge, .purgeAll: nil
        }
    }
}
