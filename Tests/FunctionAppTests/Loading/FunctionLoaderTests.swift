import JSONText
import Testing

@testable import FunctionApp

@Suite struct FunctionLoaderTests {
    private let activity = #"{"bindings": [{"name": "name", "type": "activityTrigger"}]}"#

    @Test(arguments: [
        ("{}", "At least one binding must be declared."), (#"{"bindings": []}"#, "At least one binding must be declared."),
        (#"{"bindings": 5}"#, "'bindings' must be an array, but is the number 5."),
        ("[]", "The file must hold an object, but it is an array."),
        (
            #"{"bindings": [{"name": "res", "type": "http", "direction": "out"}]}"#,
            "No trigger binding specified. A function must have a trigger input binding."
        ),
        (
            #"{"bindings": [{"name": "a", "type": "activityTrigger"}, {"name": "b", "type": "entityTrigger"}]}"#,
            "Multiple trigger bindings defined. A function can only have a single trigger binding."
        ),
        (
            #"{"bindings": [{"name": "a", "type": "activityTrigger"}], "entryPoint": 5}"#,
            "'entryPoint' must be a string, but is the number 5."
        ),
        (
            #"{"bindings": [{"name": "a", "type": "activityTrigger"}], "disabled": 5}"#,
            "'disabled' must be true or false, but is the number 5."
        ),
        (
            #"{"bindings": [{"name": "a", "type": "activityTrigger"}], "scriptFile": []}"#,
            "'scriptFile' must be a string, but is an array."
        ),
        (
            #"{"bindings": [{"name": "a", "type": "activityTrigger"}, {"name": "a", "type": "table", "tableName": "Things"}]}"#,
            "The binding name 'a' is used more than once."
        ),
    ])
    func aBrokenFileIsTold(json: String, message: String) throws {
        let problems = try TemporaryApp.problems(ofFunction: json)
        #expect(problems.map(\.message) == [message])
        #expect(problems.map(\.function) == ["F"])
        #expect(problems.allSatisfy { $0.location != nil && $0.file == "F/function.json" })
    }

    @Test func aBindingThatIsNoObjectIsTold() throws {
        let problems = try TemporaryApp.problems(ofFunction: #"{"bindings": [{"name": "a", "type": "activityTrigger"}, "b"]}"#)
        #expect(problems.map(\.message) == [#"A binding must be an object, but is the string "b"."#])
        #expect(problems.map(\.field) == ["bindings[1]"])
    }

    @Test(arguments: ["1abc", "host", "with space", "_x", ".hidden", "ü", String(repeating: "a", count: 129)])
    func aFolderWhoseNameCannotBeAFunctionIsRefused(name: String) throws {
        let app = try TemporaryApp(["\(name)/function.json": activity, "\(name)/index.js": ""]).load()
        #expect(app.functions.isEmpty)
        #expect(app.problems.map(\.message) == ["'\(name)' is not a valid function name."])
    }

    @Test(arguments: ["a", "Abc-d_9", String(repeating: "a", count: 128)])
    func otherNamesAreFine(name: String) throws {
        let app = try TemporaryApp(["\(name)/function.json": activity, "\(name)/index.js": "", "shared/x.js": ""]).load()
        #expect(app.functions.map(\.name) == [name])
    }

    @Test func keysAreReadWithoutCaseAndUnknownOnesIgnored() throws {
        let json =
            #"{"$schema": "x", "generatedBy": "y", "Bindings": [{"Name": "a", "Type": "ActivityTrigger"}], "EntryPoint": "run"}"#
        let function = try #require(try TemporaryApp(["F/function.json": json, "F/index.js": ""]).load().functions.first)
        #expect(function.entryPoint == "run")
        #expect(function.kind == .activity)
        #expect(function.trigger.json["Type"]?.stringValue == "ActivityTrigger")
    }

    @Test(
        arguments: [
            ("", [:], false), (#""disabled": false,"#, [:], false), (#""disabled": true,"#, [:], true),
            (#""disabled": "OFF","#, [:], false), (#""disabled": "OFF","#, ["OFF": "1"], true),
            (#""disabled": "%OFF%","#, ["OFF": "True"], true),
            (#""disabled": "OFF","#, ["OFF": "false"], false), ("", ["AzureWebJobs.F.Disabled": "true"], true),
            ("", ["AzureWebJobs_F_Disabled": "1"], true), (#""disabled": false,"#, ["azurewebjobs.f.disabled": "TRUE"], true),
            (#""disabled": "true","#, [:], true),
        ] as [(String, [String: String], Bool)])
    func aFunctionCanBeDisabled(member: String, environment: [String: String], expected: Bool) throws {
        let json = #"{\#(member) "bindings": [{"name": "name", "type": "activityTrigger"}]}"#
        let app = try TemporaryApp(["F/function.json": json, "F/index.js": ""]).load(environment: environment)
        #expect(app.functions.map(\.isDisabled) == [expected])
        #expect(app.problems.isEmpty)
    }
}
