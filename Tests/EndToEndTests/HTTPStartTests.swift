import JSONText
import Testing

/// The tour of the README, as typed.
@Suite(.serialized) struct HTTPStartTests {
    @Test(arguments: SampleTests.sessions)
    func anOrchestrationIsStartedByRequestAndAskedAbout(_ variables: [String: String]) async throws {
        let app = try AppCopy("samples/http-start")
        defer { app.remove() }
        let served = try await ServedApp(app.path, variables: variables)

        let started = try await served.post("/api/orchestrators/HelloCities")
        #expect(started.status == 202)
        #expect(started.headers["retry-after"] == "10")
        let id = try #require(try started.json["id"]?.stringValue)
        let status = try #require(try started.json["statusQueryGetUri"]?.stringValue)
        #expect(started.headers["location"] == status)
        let names = try started.json.objectValue?.keys
        #expect(
            names == [
                "id", "statusQueryGetUri", "sendEventPostUri", "terminatePostUri", "rewindPostUri", "purgeHistoryDeleteUri",
                "restartPostUri", "suspendPostUri", "resumePostUri",
            ])

        let end = try await served.waitForEnd(of: id)
        #expect(
            end.objectValue?.keys == [
                "name", "instanceId", "runtimeStatus", "input", "customStatus", "output", "createdTime", "lastUpdatedTime",
            ])
        #expect(end["name"] == "HelloCities")
        #expect(end["instanceId"]?.stringValue == id)
        #expect(end["runtimeStatus"] == "Completed")
        #expect(end["output"] == ["Hello Tokyo!", "Hello Seattle!", "Hello London!"])
        #expect(try await served.get(status).status == 200)
        #expect(await served.stop() == 0)
    }

    @Test func unknownThingsAreAnsweredAsDocumented() async throws {
        let app = try AppCopy("samples/http-start")
        defer { app.remove() }
        let served = try await ServedApp(app.path)
        let api = "/runtime/webhooks/durabletask"
        #expect(try await served.get("\(api)/instances/nobody").status == 404)
        #expect(try await served.post("\(api)/instances/nobody/raiseEvent/x", json: "1").status == 404)
        #expect(try await served.post("\(api)/instances/nobody/terminate").status == 404)
        let unknown = try await served.post("\(api)/orchestrators/Nope")
        #expect(unknown.status == 400)
        #expect(try unknown.json["ExceptionMessage"]?.stringValue?.contains("'Nope' doesn't exist") == true)
        #expect(try await served.get("/api/nothing").status == 404)
        #expect(try await served.get("/api/orchestrators/HelloCities").status == 202)
        #expect(try await served.request("DELETE", "/api/orchestrators/HelloCities").status == 404)
        #expect(try await served.get("/").status == 200)
        #expect(await served.stop() == 0)
    }

    @Test func fiveHundredStartedAtOnceAllComplete() async throws {
        let app = try AppCopy("samples/http-start")
        defer { app.remove() }
        let served = try await ServedApp(app.path)
        let outputs = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<500 { group.addTask { try await served.run("HelloCities").text } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outputs.count == 500)
        #expect(Set(outputs) == [#"["Hello Tokyo!","Hello Seattle!","Hello London!"]"#])
        #expect(await served.stop() == 0)
    }
}
