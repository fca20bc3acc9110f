package import DurableCore

extension SQLiteStorage {
    package func commit(_ writes: [Write]) async throws -> [WriteOutcome] {
        let holdings = holdings
        let outcomes = try await writer.perform { database in
            try database.transaction {
                let hub = HubWriter(database: database, holdings: holdings)
                return try writes.enumerated().map { index, write in
                    do {
                        return try hub.apply(write)
                    } catch let error as SQLiteError where error.isAboutTheData {
                        throw WriteRejected(index: index, reason: error.description)
                    }
                }
            }
        }
        // Claims end after the commit: until then the messages are still there to be claimed.
        holdings.endClaims(zip(writes, outcomes).compactMap { $1 == .done ? $0.settledReceipt : nil })
        return outcomes
    }
}

extension Write {
    /// The claim that ends with this write.
    fileprivate var settledReceipt: ClaimedMessage.Receipt? {
        switch self {
        case .finish(let receipt, _), .release(let receipt, _): receipt
        case .create, .send, .checkpoint, .enqueue: nil
        }
    }
}
