import JSONText
import Testing

/// Events from many clients at once, some before the orchestration waits, across continue-as-new.
@Suite(.serialized, .timeLimit(.minutes(5))) struct EventTests {
    private static let api = "/runtime/webhooks/durabletask"

    @Test(arguments: SampleTests.sessions)
    func everyEventIsReceivedOnceAndInTheOrderOfItsClient(_ variables: [String: String]) async throws {
        let app = try AppCopy("Tests/Fixtures/apps/events")
        defer { app.remove() }
        let served = try await ServedApp(app.path, variables: variables)
        let (clients, each) = (20, 50)
        let wanted = "{\"wanted\":\(clients * each)}"
        #expect(try await served.post("\(Self.api)/orchestrators/Collect/c", json: wanted).status == 202)
        try await withThrowingTaskGroup { group in
            for client in 0..<clients {
                group.addTask {
                    for number in 0..<each {
                        let event = "{\"client\":\(client),\"number\":\(number)}"
                        let raised = try await served.post("\(Self.api)/instances/c/raiseEvent/sent", json: event)
                        #expect(raised.status == 202)
                    }
                }
            }
            try await group.waitForAll()
        }
        let output = try #require(try await served.waitForEnd(of: "c")["output"]?.arrayValue)
        #expect(output.count == clients * each)
        for client in 0..<clients {
            let numbers = output.filter { $0["client"]?.intValue == client }.compactMap { $0["number"]?.intValue }
            #expect(numbers == Array(0..<each), "client \(client)")
        }
        #expect(await served.stop() == 0)
    }
}
