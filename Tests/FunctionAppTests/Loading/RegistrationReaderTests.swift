import JSONText
import Testing

@testable import FunctionApp

/// Functions that the app's code registers become definitions like those of a function.json.
@Suite struct RegistrationReaderTests {
    private static let trigger = #"{"name": "httpTrigger1", "type": "httpTrigger", "direction": "in", "authLevel": "anonymous"}"#

    private func app(
        _ registrations: [(name: String, options: String)], files: [String: String] = [:], environment: [String: String] = [:],
        functions: [String]? = nil
    ) throws -> FunctionApp {
        let files = files.merging(["package.json": #"{"main": "x.js"}"#]) { $1 }
        let app = try TemporaryApp(files).load(environment: environment, functions: functions)
        return app.registering(
            try registrations.map { name, options in
                FunctionRegistration(
                    name: name, options: try #require(JSONParser.parse(options).objectValue), entryFile: "\(app.root)/x.js",
                    file: "x.js", place: SourceLocation(line: 3, column: 5))
            }, by: ["\(app.root)/x.js"], problems: [])
    }

    @Test func aRegistrationIsAFunction() throws {
        let options = #"""
            {"trigger": \#(Self.trigger), "return": {"name": "$return", "type": "http", "direction": "out"},
             "extraInputs": [{"name": "client", "type": "durableClient", "direction": "in"}],
             "extraOutputs": [{"name": "out", "type": "queue", "direction": "out", "queueName": "queue"}]}
            """#
        let app = try app([("hello", options)])
        #expect(app.problems.isEmpty)
        #expect(app.entryFiles == ["\(app.root)/x.js"])
        let function = try #require(app.function(named: "HELLO"))
        #expect(function.isRegistered)
        #expect(function.definitionFile == "x.js")
        #expect(function.directory == app.root)
        #expect(function.bindings.map(\.name) == ["httpTrigger1", "$return", "client", "out"])
        #expect(function.isClient)
        #expect(function.httpTrigger?.authLevel == .anonymous)
        #expect(app.routeTable().match(method: "GET", path: "/api/hello") != nil)
    }

    @Test func problemsNameTheFileTheFunctionTheOptionAndThePlace() throws {
        let timer = #"{"trigger": {"name": "t", "type": "timerTrigger", "direction": "in", "schedule": "never"}}"#
        let queue = """
            {"trigger": \(Self.trigger), "extraOutputs": [{"name": "q", "type": "queue", "direction": "out", "queueName": "Q"}]}
            """
        let app = try app([("a", timer), ("b", queue), ("host", "{\"trigger\": \(Self.trigger)}")])
        #expect(app.functions.isEmpty)
        let texts = app.problems.map(\.description)
        #expect(texts.count == 3)
        #expect(texts[0].hasPrefix("The 'a' function is in error: The schedule 'never' cannot be used"))
        #expect(texts[0].hasSuffix("(x.js:3:5, trigger.schedule)"))
        #expect(texts[1].hasSuffix("(x.js:3:5, extraOutputs[0].queueName)"))
        #expect(texts[2] == "The 'host' function is in error: 'host' is not a valid function name. (x.js:3:5)")
    }

    @Test func namesAndRoutesMayNotClashInEitherModel() throws {
        let http = #"{"trigger": \#(Self.trigger)}"#
        let files = ["F/function.json": #"{"bindings": [{"name": "name", "type": "activityTrigger"}]}"#, "F/index.js": ""]
        let package = ["package.json": #"{"main": "x.js", "dependencies": {"@azure/functions": "4"}}"#]
        let app = try app([("a", http), ("A", http), ("f", http)], files: files.merging(package) { $1 })
        #expect(app.functions.map(\.name) == ["F", "a"])
        #expect(
            app.problems.map(\.message)
                == ["a", "F"].map {
                    "The function name is the same as that of '\($0)': names are compared without case."
                })
    }

    @Test func aRetryPolicyAndTheSettingsOfTheAppCount() throws {
        let timer = #"""
            {"trigger": {"name": "t", "type": "timerTrigger", "direction": "in", "schedule": "%WHEN%"},
             "retry": {"strategy": "fixedDelay", "maxRetryCount": 2, "delayInterval": "00:00:01.500"}}
            """#
        let environment = ["WHEN": "0 * * * * *", "AzureWebJobs.off.Disabled": "true"]
        let app = try app([("on", timer), ("off", timer)], environment: environment)
        #expect(app.problems.isEmpty)
        #expect(app.function(named: "on")?.retry?.pause(before: 1) == .milliseconds(1_500))
        #expect(app.function(named: "off")?.isDisabled == true)
    }

    @Test func onlyTheWantedFunctionsAreTaken() throws {
        let http = #"{"trigger": \#(Self.trigger)}"#
        let app = try app([("a", http), ("b", http)], functions: ["B", "c"])
        #expect(app.functions.map(\.name) == ["b"])
        #expect(app.problems.map(\.message) == ["There is no function 'c' to load."])
    }

    @Test func anAppWithoutMainIsToldWhatToDo() throws {
        let app = try TemporaryApp(["package.json": #"{"dependencies": {"durable-functions": "^3.0.0"}}"#]).load()
        #expect(app.main == nil)
        #expect(app.problems.map(\.field) == ["main"])
        #expect(app.problems.first?.message.contains("'main' names no script") == true)
    }

    @Test func mainOfAnAppWithFunctionFilesIsLeftAloneUnlessItRegisters() throws {
        let files = ["F/function.json": #"{"bindings": [{"name": "name", "type": "activityTrigger"}]}"#, "F/index.js": ""]
        let old = ["package.json": #"{"main": "index.js", "dependencies": {"durable-functions": "^2.0.0"}}"#]
        #expect(try TemporaryApp(files.merging(old) { $1 }).load().main == nil)
        let new = ["package.json": #"{"main": "index.js", "dependencies": {"@azure/functions": "^4.5.0"}}"#]
        #expect(try TemporaryApp(files.merging(new) { $1 }).load().main == "index.js")
    }
}
