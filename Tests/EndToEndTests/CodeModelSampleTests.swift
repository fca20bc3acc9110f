import JSONText
import Testing

/// The samples that register their functions in code do what their READMEs say, with live sessions and without.
@Suite(.serialized, .timeLimit(.minutes(5))) struct CodeModelSampleTests {
    @Test(arguments: SampleTests.sessions)
    func helloV4PrintsItsOutputAndNothingElse(_ variables: [String: String]) async throws {
        let app = try AppCopy("samples/hello-v4")
        defer { app.remove() }
        let result = try await PerdureProcess.run(["run", app.path, "helloOrchestrator"], variables: variables)
        #expect(result.output == [#"["Hello Tokyo!","Hello Seattle!","Hello London!"]"#])
        #expect(result.errors == [])
        #expect(result.status == 0)
    }

    @Test func helloV4IsStartedByHTTP() async throws {
        let app = try AppCopy("samples/hello-v4")
        defer { app.remove() }
        let served = try await ServedApp(app.path)
        let answer = try await served.post("/api/orchestrators/helloOrchestrator")
        #expect(answer.status == 202)
        let id = try #require(JSONParser.parse(answer.text)["id"]?.stringValue)
        #expect(try await served.waitForEnd(of: id)["output"]?.text() == #"["Hello Tokyo!","Hello Seattle!","Hello London!"]"#)
        #expect(await served.stop() == 0)
    }

    @Test(arguments: SampleTests.sessions)
    func everyPatternHasItsOutput(_ variables: [String: String]) async throws {
        let app = try AppCopy("samples/v4-patterns")
        defer { app.remove() }
        let served = try await ServedApp(app.path, variables: variables)
        let expected = [
            ("helloSequence", "null", #"["Hello Tokyo","Hello Seattle","Hello Cairo"]"#),
            ("sayHelloWithActivity", #""Oslo""#, #""Hello Oslo""#),
            ("sayHelloWithCustomStatus", "null", #"["Hello Tokyo","Hello Seattle","Hello London"]"#),
            ("sayHelloWithSubOrchestrator", #""Oslo""#, #""Hello Oslo""#),
            ("callActivityWithRetry", "null", #""gave up""#), ("callSubOrchestratorWithRetry", "null", #""gave up""#),
            ("cancelTimer", "null", #""cancelled""#), ("continueAsNewCounter", "null", "3"),
            ("counterOrchestration", "null", "10"),
        ]
        for (name, input, output) in expected {
            let path = "/api/orchestrators/wait/\(name)?timeout=60&retryInterval=0.1"
            let answer = try await served.post(path, json: input)
            #expect(answer.status == 200, "\(name)")
            #expect(answer.text == output, "\(name)")
        }
        #expect(await served.stop() == 0)
    }
}
