import FunctionApp
import JSONText
import Testing

@testable import FunctionHost

/// What isolates are told of the app, and what they could not load.
struct LoadWireTests {
    @Test func scriptsAreToldOfTheirFunctions() throws {
        let copy = try AppCopy()
        let app = try AppLoader.load(copy.path, environment: [:])
        let function = try #require(app.function(named: "Named"))
        let body = try JSONParser.parse(LoadWire.body(of: app, functions: [function], eager: true))
        let expected: JSONValue = [
            "root": .string(app.root), "level": 2, "taskHub": "HostTests",
            "functions": [
                [
                    "name": "Named", "durableName": "ThrowsText", "kind": "activity",
                    "scriptFile": .string("\(app.root)/Named/index.js"), "directory": .string("\(app.root)/Named"),
                    "bindings": [["name": "name", "type": "activityTrigger", "activity": "ThrowsText", "direction": "in"]],
                ]
            ],
            "eager": true, "determinism": "enforce", "rollbackEntityOperations": true, "actionsPerTurn": 100000,
            "payloadLimit": 104_857_600, "httpPollingInterval": 30000, "traceReplay": false,
        ]
        #expect(body.text() == expected.text())
    }

    @Test func problemsAreNamedWithTheirPlaceInTheApp() throws {
        let copy = try AppCopy()
        let app = try AppLoader.load(copy.path, environment: [:])
        let answer = """
            [{"name":"Echo","error":{"message":"SyntaxError: no","file":"\(app.root)/lib/x.js","line":3,"column":7}},
             {"name":"Sync","error":{"message":"gone","file":"file://\(app.root)/Sync/index.js","line":2}},
             {"name":"Async","error":{}}]
            """
        #expect(
            try LoadWire.problems(of: answer, app: app).map(\.description) == [
                "The 'Echo' function is in error: SyntaxError: no (lib/x.js:3:7)",
                "The 'Sync' function is in error: gone (Sync/index.js:2:1)",
                "The 'Async' function is in error: The script could not be loaded. (Async/index.js)",
            ])
        #expect(try LoadWire.problems(of: "[]", app: app) == [])
        #expect(throws: JSONSyntaxError.self) { try LoadWire.problems(of: "[", app: app) }
    }
}
