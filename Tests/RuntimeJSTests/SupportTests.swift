import Foundation
import JSHost
import JSONText
import Testing

/// The tables of what is there of Node, against the code.
struct SupportTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    private static let page = folder.appending(path: "../../docs/node-api.md")

    private static func table() throws -> SupportTable {
        try SupportTable(folder: folder.appending(path: "../../runtime-js/support"))
    }

    @Test func everyMemberOfEveryModuleIsAsTheTableSays() async throws {
        var said = JSONObject()
        for entry in try Self.table().entries where !entry.isGlobal {
            said[entry.name] = [
                "support": .string(entry.support), "missing": .array(entry.missing.map { .string($0) }),
                "absent": .array(entry.absent.map { .string($0) }),
            ]
        }
        let text = try String(contentsOf: Self.folder.appending(path: "node-members.json"), encoding: .utf8)
        let members = try #require(JSONParser.parse(text)["modules"])
        let isolate = try await JSIsolate(IsolateConfiguration(name: "agreement") { _ in })
        let function: JSONValue = [
            "name": "Agree", "kind": "activity", "directory": .string("\(Self.folder.path)/agreement"),
            "scriptFile": .string("\(Self.folder.path)/agreement/index.js"),
            "bindings": [["name": "input", "type": "activityTrigger", "direction": "in"]],
        ]
        let app: JSONValue = [
            "root": .string(Self.folder.path), "level": 2, "taskHub": "Agreement", "functions": [function], "eager": true,
        ]
        #expect(try await isolate.call("load", app.text()) == "[]")
        let invocation: JSONValue = [
            "function": "Agree", "invocationId": "1", "kind": "activity", "input": ["members": members, "said": .object(said)],
        ]
        let answer = try await JSONParser.parse(isolate.call("invoke", invocation.text()))
        await isolate.close()
        for problem in answer["result"]?.arrayValue ?? [] { Issue.record("\(problem.stringValue ?? "")") }
        #expect(answer["result"]?.arrayValue != nil)
    }

    @Test func thePageShowsTheTable() throws {
        let page = try Self.table().page
        if ProcessInfo.processInfo.environment["PERDURE_WRITE_DOCS"] != nil {
            try page.write(to: Self.page, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: Self.page, encoding: .utf8) == page)
    }
}
