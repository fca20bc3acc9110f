import Foundation
import JSHost
import JSONText
import Testing

/// Runs the case files of the runtime in an isolate, as activities of an app.
struct RuntimeCasesTests {
    @Test func thereAreCases() {
        #expect(RuntimeFolders.caseFiles.contains("node/path.js"))
    }

    @Test(arguments: RuntimeFolders.caseFiles)
    func casesPassInAnIsolate(file: String) async throws {
        let server = try ScriptedServer()
        defer { server.close() }
        var configuration = IsolateConfiguration(name: file) { _ in }
        configuration.environment = ProcessInfo.processInfo.environment
        configuration.environment?["PERDURE_TEST_PORT"] = String(server.port)
        let isolate = try await JSIsolate(configuration)
        let result: Result<String, any Error>
        do {
            result = .success(try await run(file, in: isolate))
        } catch {
            result = .failure(error)
        }
        await isolate.close()
        let answer = try JSONParser.parse(result.get())
        for failure in answer["result"]?["failures"]?.arrayValue ?? [] {
            Issue.record("\(failure["name"] ?? ""): \(failure["message"] ?? "")\n\(failure["stack"]?.stringValue ?? "")")
        }
        #expect(try #require(answer["result"]?["passed"]?.intValue) > 0)
    }

    private func run(_ file: String, in isolate: JSIsolate) async throws -> String {
        let function: JSONValue = [
            "name": "RunCases", "kind": "activity", "scriptFile": "\(RuntimeFolders.cases)/support/activity.js",
            "directory": "\(RuntimeFolders.cases)/support",
            "bindings": [["name": "input", "type": "activityTrigger", "direction": "in"]],
        ]
        let app: JSONValue = [
            "root": "\(RuntimeFolders.cases)", "level": 2, "taskHub": "TestHub", "functions": [function], "eager": true,
        ]
        #expect(try await isolate.call("load", app.text()) == "[]")
        let invocation: JSONValue = [
            "function": "RunCases", "invocationId": "1", "kind": "activity",
            "input": ["file": "\(RuntimeFolders.cases)/\(file)", "runtime": "\(RuntimeFolders.runtime)"],
        ]
        return try await isolate.call("invoke", invocation.text())
    }
}
