import Testing

@testable import FunctionApp

struct PerdureSettingsTests {
    private static func settings(_ section: String, environment: [String: String] = [:]) throws -> PerdureSettings {
        try TemporaryApp.host(#"{"version": "2.0", "perdure": \#(section)}"#, environment: environment).perdure
    }

    private static func problems(_ section: String, environment: [String: String] = [:]) throws -> [AppProblem] {
        try TemporaryApp.problems(ofHost: #"{"version": "2.0", "perdure": \#(section)}"#, environment: environment)
    }

    @Test func whatIsNotSaidHasItsDefault() throws {
        let settings = try Self.settings("{}")
        #expect(settings == PerdureSettings())
        #expect(settings.isolation == .process)
        #expect(settings.limits.processorTime == .seconds(60))
        #expect(settings.limits.turnProcessorTime == .seconds(10))
        #expect(settings.allow.network == .all)
    }

    @Test func everySettingIsRead() throws {
        let settings = try Self.settings(
            #"""
            {
              "isolation": "none", "orchestratorWorkers": 4, "shutdownTimeout": "00:00:03",
              "limits": {
                "processorTime": "00:00:05", "turnProcessorTime": "00:00:02.5", "workerMemoryInMegabytes": "128",
                "payloadInMegabytes": 1, "actionsPerTurn": 50, "subOrchestrationDepth": 7, "workerDeaths": 1
              },
              "allow": { "network": ["example.com"], "read": false, "write": [], "processes": true }
            }
            """#)
        var expected = PerdureSettings()
        expected.isolation = .none
        expected.orchestratorWorkers = 4
        expected.shutdownTimeout = .seconds(3)
        expected.limits.processorTime = .seconds(5)
        expected.limits.turnProcessorTime = .milliseconds(2500)
        expected.limits.workerMemoryInMegabytes = 128
        expected.limits.payloadInMegabytes = 1
        expected.limits.actionsPerTurn = 50
        expected.limits.subOrchestrationDepth = 7
        expected.limits.workerDeaths = 1
        expected.allow.network = .only(["example.com"])
        expected.allow.read = .none
        expected.allow.write = .none
        #expect(settings == expected)
        #expect(try Self.problems(#"{"isolation": "none"}"#).isEmpty)
    }

    @Test(arguments: [#""-1""#, "-1"])
    func aTimeMayBeWithoutLimit(_ text: String) throws {
        let limits = try Self.settings(#"{"limits": {"processorTime": \#(text), "turnProcessorTime": \#(text)}}"#).limits
        #expect(limits.processorTime == nil)
        #expect(limits.turnProcessorTime == nil)
    }

    @Test(arguments: [
        ("true", ScriptPermissions.Permission.all), ("\"False\"", .none), ("[]", .none), (#"["a", " b "]"#, .only(["a", "b"])),
    ])
    func aPermissionIsAllOrNothingOrAList(_ text: String, _ expected: ScriptPermissions.Permission) throws {
        let members = ["network", "read", "write", "processes"].map { #""\#($0)": \#(text)"# }.joined(separator: ", ")
        let allow = try Self.settings(#"{"allow": {\#(members)}}"#).allow
        #expect([allow.network, allow.read, allow.write, allow.processes] == [expected, expected, expected, expected])
    }

    @Test func theEnvironmentOverridesTheFile() throws {
        let settings = try Self.settings(
            #"{"isolation": "process", "limits": {"payloadInMegabytes": 3}}"#,
            environment: [
                "AzureFunctionsJobHost__perdure__isolation": "none",
                "AzureFunctionsJobHost__perdure__limits__payloadInMegabytes": "5",
                "AzureFunctionsJobHost__perdure__allow__write": "false",
                "AzureFunctionsJobHost__perdure__allow__network__0": "a.example",
                "AzureFunctionsJobHost__perdure__allow__network__1": "b.example",
            ])
        #expect(settings.isolation == .none)
        #expect(settings.limits.payloadInMegabytes == 5)
        #expect(settings.allow.write == .none)
        #expect(settings.allow.network == .only(["a.example", "b.example"]))
    }

    @Test(arguments: [
        (#"{"isolation": "thread"}"#, "perdure.isolation", #"one of "process", "none", but is the string "thread"."#),
        (#"{"orchestratorWorkers": 65}"#, "perdure.orchestratorWorkers", "a whole number, 1 to 64, but is the number 65."),
        (
            #"{"limits": {"processorTime": "00:00:00"}}"#, "perdure.limits.processorTime",
            #"a time span such as "00:05:00", at least one second, or "-1" for no limit, but is the string "00:00:00"."#
        ),
        (
            #"{"limits": {"workerMemoryInMegabytes": 63}}"#, "perdure.limits.workerMemoryInMegabytes",
            "a whole number, 64 to 1000000, but is the number 63."
        ),
        (
            #"{"limits": {"payloadInMegabytes": 901}}"#, "perdure.limits.payloadInMegabytes",
            "a whole number, 1 to 900, but is the number 901."
        ),
        (
            #"{"allow": {"read": ["a", 1]}}"#, "perdure.allow.read",
            "true, false or an array of strings that are not empty, but is an array."
        ),
        (#"{"limits": []}"#, "perdure.limits", "an object, but is an array."),
        ("1", "perdure", "an object, but is the number 1."),
    ])
    func aWrongValueNamesTheFieldAndWhatWasFound(_ section: String, _ field: String, _ message: String) throws {
        let problems = try Self.problems(section)
        #expect(problems.map(\.message) == ["'\(field)' must be \(message)"])
        #expect(problems.map(\.field) == [field])
        #expect(problems.map(\.severity) == [.error])
    }

    @Test func anUnknownKeyIsAWarningWithTheNearestName() throws {
        let problems = try Self.problems(
            #"{"Isolaton": "none", "limits": {"payloadInMegabyte": 1, "colour": 2}, "allows": {"network": false}}"#,
            environment: ["AzureFunctionsJobHost__perdure__limits__actionPerTurn": "5"])
        #expect(
            problems.map(\.message) == [
                "'perdure.Isolaton' is not known here and has no effect; perhaps 'isolation' is meant.",
                "'perdure.limits.payloadInMegabyte' is not known here and has no effect; perhaps 'payloadInMegabytes' is meant.",
                "'perdure.limits.colour' is not known here and has no effect.",
                "'perdure.allows' is not known here and has no effect; perhaps 'allow' is meant.",
                "'AzureFunctionsJobHost__perdure__limits__actionPerTurn' is not known here and has no effect; "
                    + "perhaps 'actionsPerTurn' is meant.",
            ])
        #expect(problems.allSatisfy { $0.severity == .warning })
    }
}
