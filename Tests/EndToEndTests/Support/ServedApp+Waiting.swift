import JSONText

extension ServedApp {
    /// The status object of an instance that has ended, once it has.
    func waitForEnd(of id: String) async throws -> JSONValue {
        while true {
            let answer = try await get("/runtime/webhooks/durabletask/instances/\(id)")
            if answer.status != 202 { return try answer.json }
        }
    }

    /// The status object of an instance, once its status is `status`.
    func wait(for id: String, toBe status: String) async throws -> JSONValue {
        while true {
            let answer = try await get("/runtime/webhooks/durabletask/instances/\(id)")
            let object = try answer.json
            if object["runtimeStatus"]?.stringValue == status { return object }
        }
    }

    /// Asks until it is so.
    func poll(_ condition: () async throws -> Bool) async throws {
        while try await !condition() {}
    }
}
