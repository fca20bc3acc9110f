package import DurableCore

extension SQLiteStorage {
    package func load(_ id: InstanceID) async throws -> StoredInstance? {
        try await reader.perform { database in
            try StorageDamage.telling(of: "instance \(id)") {
                try database.snapshot {
                    guard let (key, row) = try database.instance(id) else { return nil }
                    let history = try database.history(of: key)
                    let length = try database.historyLength(of: key)
                    guard history.count == length else {
                        throw SQLiteStorageError.damaged("its history has \(history.count) events instead of \(length)")
                    }
                    return StoredInstance(row: row, history: history)
                }
            }
        }
    }

    package func instance(_ id: InstanceID) async throws -> InstanceRow? {
        try await reader.perform { database in
            try StorageDamage.telling(of: "instance \(id)") { try database.instance(id)?.row }
        }
    }

    package func note(_ name: String) async throws -> Payload? {
        try await reader.perform { database in
            let select = try database.statement("SELECT value FROM notes WHERE name = ?")
            try select.bind(name, at: 0)
            return try select.first { select.payload(0) } ?? nil
        }
    }

    package func instances(
        _ query: InstanceQuery, after position: InstancePage.Position?, limit: Int
    ) async throws -> InstancePage {
        let search = InstanceSearch(query, after: position)
        return try await reader.perform { database in
            try database.snapshot {
                // One more than is wanted tells whether there is a next page.
                let found = try search.find(in: database, limit: min(limit, .max - 1) + 1)
                let rows = try found.prefix(limit).compactMap { place in
                    try StorageDamage.telling(of: "instance \(place.position.id)") {
                        try database.instance(place.position.id)?.row
                    }
                }
                return InstancePage(rows: rows, next: found.count > limit ? rows.last?.position : nil)
            }
        }
    }
}
