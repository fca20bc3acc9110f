import Foundation
import Testing

@testable import FunctionApp

@Suite struct AppLoaderTests {
    private let activity = #"{"bindings": [{"name": "name", "type": "activityTrigger"}]}"#

    @Test(arguments: [
        ("/nowhere/at/all", "There is no such folder."), ("/dev/null", "An app is a folder, and this is none."),
        ("/", "Unable to find project root. Expecting to find one of host.json, local.settings.json in project root."),
    ])
    func aFolderThatIsNoAppIsRefused(path: String, message: String) {
        let error = #expect(throws: AppProblems.self) { try AppLoader.load(path, environment: [:]) }
        #expect(error?.problems == [AppProblem(file: path, message: message)])
    }

    @Test func brokenFunctionsDoNotStopTheOthers() throws {
        let app = try Fixtures.app("broken-functions")
        #expect(app.functions.map(\.name) == ["greet", "hello", "syntax-error"])
        #expect(
            app.problems.map(\.description) == [
                "The 'malformed' function is in error: The file is not valid JSON: expected ',' or '}', found '\"'. "
                    + "(malformed/function.json:3:49)",
                "The 'missing-script' function is in error: Invalid script file name configuration. "
                    + "The 'scriptFile' property is set to a file that does not exist. "
                    + "(missing-script/function.json:2:17, scriptFile)",
                "The 'unknown-binding' function is in error: The binding type(s) 'carrierPigeonTrigger' are not registered. "
                    + "Please ensure the type is correct and the binding extension is installed. "
                    + "(unknown-binding/function.json:5:15, bindings[0].type)",
                "The 'wrong-type' function is in error: 'methods' must be an array of strings, but is the string \"get\". "
                    + "(wrong-type/function.json:7:18, bindings[0].methods)",
            ])
    }

    @Test func byteOrderMarksAreSkippedEverywhere() throws {
        let app = try Fixtures.app("bom")
        #expect(app.problems.isEmpty)
        #expect(app.functions.map(\.name) == ["Greet", "Hello"])
        #expect(app.host.durableTask.hubName == "BomHub")
        #expect(app.settings["GREETING"] == "Hello")
        #expect(app.level == .one)
    }

    @Test func textInUTF16IsRead() throws {
        let app = try TemporaryApp(["F/index.js": ""])
        let text = "\u{FEFF}" + activity
        try app.write(#require(text.data(using: .utf16LittleEndian)), to: "F/function.json")
        #expect(try app.load().functions.map(\.name) == ["F"])
    }

    @Test func textInAnotherEncodingIsTold() throws {
        let app = try TemporaryApp(["F/index.js": ""])
        try app.write(Data([0x7B, 0xE9, 0x7D]), to: "F/function.json")
        #expect(try app.load().problems.map(\.message) == ["The file is not UTF-8 text."])
    }

    @Test func scriptsOfTypeScriptAppsAreFoundInTheirOutputFolder() throws {
        let app = try Fixtures.app("typescript")
        #expect(app.function(named: "hello")?.scriptFile == "\(app.root)/dist/Hello/index.js")
        #expect(app.function(named: "hello")?.directory == "\(app.root)/Hello")
        #expect(app.level == .three)
        #expect(app.problems.map(\.function) == ["NotBuilt"])
        #expect(app.problems.first?.message.hasSuffix("build it first (npm run build).") == true)
    }

    @Test func everyKnownBindingIsTyped() throws {
        let app = try Fixtures.app("all-bindings")
        #expect(app.problems.isEmpty)
        func kinds(_ name: String) -> [Binding.Kind] { app.function(named: name)?.bindings.map(\.kind) ?? [] }
        #expect(kinds("Orchestrator") == [.orchestrationTrigger(orchestration: "Order")])
        let hub = EventHubOutput(eventHubName: try BindingTemplate("shipped"), connection: "Hub")
        #expect(
            kinds("Activity") == [.activityTrigger(activity: "Ship"), .eventHub(hub)] + Array(repeating: .other, count: 7))
        #expect(kinds("Entity") == [.entityTrigger(entityName: "Counter")])
        let route = try RouteTemplate("items/{id:int}")
        #expect(
            kinds("Http") == [
                .httpTrigger(HTTPTrigger(route: route, methods: ["GET", "POST"], authLevel: .function)), .http,
                .durableClient(DurableClientBinding(taskHub: "orders", connectionName: nil)),
            ])
        #expect(
            kinds("Queue") == [
                .queueTrigger(QueueBinding(queueName: "orders", connection: "Storage")),
                .queue(QueueOutput(queueName: try BindingTemplate("{next}"), connection: nil)),
                .table(
                    TableBinding(
                        tableName: try BindingTemplate("Rows"), partitionKey: nil, rowKey: nil, take: 5, filter: nil,
                        connection: nil)),
                .durableClient(DurableClientBinding(taskHub: nil, connectionName: nil)),
            ])
        let schedule = try TimerSchedule("0 */5 * * * *")
        #expect(
            kinds("Timer") == [
                .timerTrigger(
                    TimerTrigger(
                        schedule: schedule, timeZone: try TimeZoneRules(app.settings), runOnStartup: true, useMonitor: true))
            ])
        #expect(
            kinds("Blob") == [
                .blobTrigger(BlobTrigger(pattern: try BlobPattern("incoming/{name}"), connection: nil)),
                .blob(BlobBinding(path: try BindingTemplate("outgoing/{name}"), connection: nil)),
            ])
        #expect(app.function(named: "Blob")?.trigger.dataType == .binary)
        let batch = EventHubBinding(eventHubName: "shipped", connection: "Hub", isBatch: true, consumerGroup: "$Default")
        #expect(kinds("Events") == [.eventHubTrigger(batch)])
    }

    @Test func functionsAreFoundByTheirDurableName() throws {
        let app = try Fixtures.app("all-bindings")
        #expect(app.function(.orchestrator, called: "order")?.name == "Orchestrator")
        #expect(app.function(.orchestrator, called: "Orchestrator") == nil)
        #expect(app.function(.activity, called: "SHIP")?.name == "Activity")
        #expect(app.function(.entity, called: "counter")?.name == "Entity")
        #expect(app.function(named: "Http")?.kind == .function)
        #expect(app.function(named: "Http")?.isClient == true)
        #expect(app.function(named: "Timer")?.isClient == false)
    }

    @Test func theRouteTableHasThePrefixAndLeavesOutDisabledFunctions() throws {
        let app = try Fixtures.app("all-bindings")
        let match = app.routeTable().match(method: "GET", path: "/api/items/4")
        #expect(match?.value.name == "Http")
        #expect(match?["id"] == "4")
        let disabled = try Fixtures.app("all-bindings", environment: ["AzureWebJobs.Http.Disabled": "true"])
        #expect(disabled.routeTable().match(method: "GET", path: "/api/items/4") == nil)
        #expect(try Fixtures.app("v1-layout").routeTable().match(method: "POST", path: "/start")?.value.name == "Start")
    }

    @Test func onlyTheNamedFunctionsAreLoaded() throws {
        let files = [
            "A/function.json": activity, "A/index.js": "", "B/function.json": "{", "C/function.json": activity, "C/index.js": "",
        ]
        let app = try TemporaryApp(files.merging(["host.json": #"{"version": "2.0", "functions": ["a", "Gone"]}"#]) { $1 })
        let loaded = try app.load()
        #expect(loaded.functions.map(\.name) == ["A"])
        #expect(loaded.problems.map(\.message) == ["There is no function 'Gone' to load."])
        #expect(try app.load(functions: ["C"]).functions.map(\.name) == ["C"])
    }

    @Test func namesThatDifferOnlyInCaseClash() throws {
        let app = try TemporaryApp([
            "Hello/function.json": activity, "Hello/index.js": "", "hello/function.json": activity, "hello/index.js": "",
        ]).load()
        #expect(app.functions.map(\.name) == ["Hello"])
        #expect(
            app.problems.map(\.message) == ["The function name is the same as that of 'Hello': names are compared without case."])
    }

    @Test func durableNamesOfOneKindClash() throws {
        let renamed = #"{"bindings": [{"name": "name", "type": "activityTrigger", "activity": "a"}]}"#
        let orchestrator = #"{"bindings": [{"name": "context", "type": "orchestrationTrigger", "orchestration": "A"}]}"#
        let app = try TemporaryApp([
            "A/function.json": activity, "A/index.js": "", "B/function.json": renamed, "B/index.js": "",
            "C/function.json": orchestrator, "C/index.js": "",
        ]).load()
        #expect(app.functions.map(\.name) == ["A", "C"])
        #expect(app.problems.map(\.message) == ["The activity name 'a' is already that of the function 'A'."])
    }

    @Test func equalRoutesClashUnlessTheirMethodsDiffer() throws {
        func http(_ route: String, _ methods: String) -> String {
            #"{"bindings": [{"name": "req", "type": "httpTrigger", "route": "\#(route)", "methods": [\#(methods)]}]}"#
        }
        let app = try TemporaryApp([
            "A/function.json": http("items", #""get""#), "A/index.js": "", "B/function.json": http("/ITEMS", #""post""#),
            "B/index.js": "", "C/function.json": http("items", #""post", "put""#), "C/index.js": "",
        ]).load()
        #expect(app.functions.map(\.name) == ["A", "B"])
        #expect(app.problems.map(\.message) == ["The route specified conflicts with the route defined by function 'B'."])
    }

    @Test func allProblemsAreToldAtOnceWhenTheAppCannotBeUsed() throws {
        let app = try TemporaryApp(["host.json": "{", "local.settings.json": "[]", "F/function.json": "{}"])
        let error = #expect(throws: AppProblems.self) { try app.load() }
        #expect(error?.problems.map(\.file) == ["local.settings.json", "host.json", "F/function.json", "F/function.json"])
    }
}
