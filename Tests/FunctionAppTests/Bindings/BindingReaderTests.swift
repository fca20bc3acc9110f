import JSONText
import Testing

@testable import FunctionApp

@Suite struct BindingReaderTests {
    private static let unregistered =
        "are not registered. Please ensure the type is correct and the binding extension is installed."

    @Test(arguments: [
        (#"{"name": "x"}"#, "A binding must have a 'type'."),
        (#"{"name": "x", "type": 5}"#, "'type' must be a string, but is the number 5."),
        (#"{"type": "activityTrigger"}"#, "A binding must have a 'name'."),
        (
            #"{"name": "a-b", "type": "activityTrigger"}"#,
            "The binding name 'a-b' is invalid. Please assign a valid name to the binding."
        ),
        (#"{"name": "$return", "type": "table", "tableName": "T"}"#, "'$return' bindings must specify a direction of 'out'."),
        (
            #"{"name": "x", "type": "activityTrigger", "direction": "sideways"}"#,
            "'direction' must be one of 'in', 'out', 'inout', but is 'sideways'."
        ),
        (
            #"{"name": "x", "type": "activityTrigger", "direction": "out"}"#,
            "A binding of type 'activityTrigger' must have the direction 'in', but has 'out'."
        ),
        (
            #"{"name": "x", "type": "activityTrigger", "dataType": "text"}"#,
            "'dataType' must be one of 'string', 'binary', 'stream', but is 'text'."
        ),
        (#"{"name": "x", "type": "queueTrigger"}"#, "The property 'queueName' is missing."),
        (#"{"name": "x", "type": "queueTrigger", "queueName": 5}"#, "'queueName' must be a string, but is the number 5."),
        (#"{"name": "x", "type": "timerTrigger"}"#, "The property 'schedule' is missing."),
        (#"{"name": "x", "type": "timerTrigger", "schedule": ""}"#, "The property 'schedule' is empty."),
        (#"{"name": "x", "type": "blobTrigger"}"#, "The property 'path' is missing."),
        (#"{"name": "x", "type": "eventHub", "direction": "out"}"#, "The property 'eventHubName' is missing."),
        (#"{"name": "x", "type": "table"}"#, "The property 'tableName' is missing."),
        (
            #"{"name": "x", "type": "httpTrigger", "authLevel": "secret"}"#,
            "'authLevel' must be one of 'anonymous', 'user', 'function', 'system', 'admin', but is 'secret'."
        ),
        (
            #"{"name": "x", "type": "httpTrigger", "route": "admin/x"}"#,
            "The specified route conflicts with one or more built in routes."
        ),
        (
            #"{"name": "x", "type": "httpTrigger", "route": "Runtime"}"#,
            "The specified route conflicts with one or more built in routes."
        ),
        (
            #"{"name": "x", "type": "httpTrigger", "route": "a/{b"}"#,
            "The route template 'a/{b' is not valid at character 3: '{' is never closed"
        ),
        (#"{"name": "x", "type": "magicTrigger"}"#, "The binding type(s) 'magicTrigger' \(unregistered)"),
        (#"{"name": "x", "type": "magic"}"#, "The binding type(s) 'magic' \(unregistered)"),
        (
            #"{"name": "x", "type": "queue", "direction": "out", "queueName": "a{b"}"#,
            "The binding expression 'a{b' is invalid: '{' is never closed."
        ),
        (
            #"{"name": "x", "type": "blob", "direction": "out", "path": "Upper/{name}"}"#,
            "'Upper' is no name of a container: 3 to 63 lower-case letters, digits and single dashes, with a letter or digit at "
                + "both ends."
        ),
        (
            #"{"name": "x", "type": "blob", "path": "alone"}"#,
            "The path 'alone' must be a container and a blob: 'container/blob'."
        ),
        (
            #"{"name": "x", "type": "blobTrigger", "path": "files/{a}/{a}"}"#,
            "The binding expression 'files/{a}/{a}' is invalid: '{a}' stands there twice."
        ),
        (
            #"{"name": "x", "type": "table", "tableName": "a-b"}"#,
            "The table name 'a-b' is invalid: it must be 3 to 63 letters and digits and begin with a letter."
        ),
        (
            #"{"name": "x", "type": "table", "tableName": "Rows", "filter": "Age eq"}"#,
            "The filter 'Age eq' cannot be used: 'eq' must stand before a value: text in single quotes, a number, true, false, "
                + "datetime'…' or guid'…'."
        ),
        (#"{"name": "x", "type": "queueTrigger", "queueName": "%GONE%"}"#, "'%GONE%' does not resolve to a value."),
        (#"{"name": "x", "type": "sendGrid", "direction": "out", "to": "%GONE%"}"#, "'%GONE%' does not resolve to a value."),
    ])
    func aBrokenBindingIsAnError(binding: String, message: String) throws {
        let problems = try TemporaryApp.problems(ofBinding: binding)
        #expect(problems.first?.message == message)
        #expect(problems.allSatisfy { $0.severity == .error && $0.field?.hasPrefix("bindings") == true && $0.location != nil })
    }

    @Test(arguments: ["ab", "Upper", "under_score", "-dash", "dash-", "two--dashes", String(repeating: "q", count: 64)])
    func aQueueNameOutsideTheRulesIsRefused(name: String) throws {
        let problems = try TemporaryApp.problems(ofBinding: #"{"name": "x", "type": "queueTrigger", "queueName": "\#(name)"}"#)
        #expect(problems.count == 1)
        #expect(problems.first?.message.hasPrefix("The queue name '\(name)' is invalid") == true)
    }

    @Test func anUnknownOutputIsOnlyWarnedOf() throws {
        let json =
            #"{"bindings": [{"name": "n", "type": "activityTrigger"}, {"name": "m", "type": "magic", "direction": "out", "x": [1]}]}"#
        let app = try TemporaryApp(["F/function.json": json, "F/index.js": ""]).load()
        #expect(app.problems.map(\.severity) == [.warning])
        #expect(app.problems.first?.message.hasPrefix("The binding type(s) 'magic' are not registered.") == true)
        let binding = try #require(app.functions.first?.bindings.last)
        #expect(binding.kind == .other)
        #expect(binding.json.text() == #"{"name":"m","type":"magic","direction":"out","x":[1]}"#)
    }

    @Test(arguments: ["serviceBusTrigger", "cosmosDBTrigger", "eventGridTrigger"])
    func aTriggerOfAnotherExtensionLoads(type: String) throws {
        #expect(try TemporaryApp.problems(ofBinding: #"{"name": "x", "type": "\#(type)"}"#) == [])
    }

    @Test(arguments: ["sendGrid", "twilioSms", "serviceBus", "cosmosDB", "signalR"])
    func anOutputOfAnotherExtensionLoads(type: String) throws {
        #expect(try TemporaryApp.problems(ofBinding: #"{"name": "x", "type": "\#(type)", "direction": "out"}"#) == [])
    }

    @Test(arguments: ["cosmosDB", "signalRConnectionInfo"])
    func anInputOfAnotherExtensionIsWarnedOf(type: String) throws {
        let problems = try TemporaryApp.problems(ofBinding: #"{"name": "x", "type": "\#(type)", "direction": "in"}"#)
        #expect(problems.map(\.severity) == [.warning])
        #expect(
            problems.first?.message
                == "Perdure cannot give a function the value of a binding of type '\(type)': it will be undefined.")
    }

    @Test(arguments: ["orders/{name}.json", "{container}/x", "a-{b}/x", ""])
    func aPathMayHaveExpressions(path: String) throws {
        let json = #"{"name": "x", "type": "blob", "direction": "out", "path": "\#(path)"}"#
        #expect(try TemporaryApp.problems(ofBinding: json) == [])
    }

    @Test func severalProblemsOfOneFunctionAreToldTogether() throws {
        let json =
            #"{"scriptFile": "gone.js", "bindings": [{"name": "1", "type": "queueTrigger"}, {"name": "m", "type": "magic"}]}"#
        #expect(try TemporaryApp.problems(ofFunction: json).count == 4)
    }

    @Test(
        arguments: [
            ("", "F", nil), (#", "route": """#, "F", nil), (#", "route": "/a/b/""#, "a/b", nil), (#", "methods": []"#, "F", nil),
            (#", "methods": ["any"]"#, "F", nil), (#", "methods": ["get", "Post"]"#, "F", ["GET", "POST"]),
            (#", "route": "%PREFIX%/x""#, "v1/x", nil), (#", "route": "administrators""#, "administrators", nil),
        ] as [(String, String, [String]?)])
    func theRouteIsTheFunctionsNameUnlessGiven(members: String, route: String, methods: [String]?) throws {
        let json = #"{"bindings": [{"name": "req", "type": "httpTrigger"\#(members)}]}"#
        let app = try TemporaryApp(["F/function.json": json, "F/index.js": ""]).load(environment: ["PREFIX": "v1"])
        let trigger = try #require(app.functions.first?.httpTrigger)
        #expect(trigger.route.text == route)
        #expect(trigger.methods == methods)
        #expect(trigger.authLevel == .function)
    }
}
