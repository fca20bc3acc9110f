import Testing

@testable import FunctionApp

struct LoggingConfigurationTests {
    private static func logging(_ levels: String, environment: [String: String] = [:]) throws -> LoggingConfiguration {
        try TemporaryApp.host(#"{"version": "2.0", "logging": {"logLevel": {\#(levels)}}}"#, environment: environment).logging
    }

    @Test(
        arguments: [
            ("Host.Triggers.DurableTask", .debug), ("host.triggers.durabletask.core", .debug), ("Host.General", .error),
            ("Function.Hello", .information), ("Function.Hello.User", .trace),
            ("Function.Other.User", LoggingConfiguration.Level.none),
            ("Else", nil),
        ] as [(String, LoggingConfiguration.Level?)])
    func theLongestKeyThatFitsCounts(category: String, level: LoggingConfiguration.Level?) throws {
        let logging = try Self.logging(
            #"""
            "default": "Critical", "Host": "Error", "Host.Triggers.DurableTask": "Debug", "Function": "Information",
            "Function.*.User": "None", "Function.Hello.User": "Trace"
            """#)
        #expect(logging.level(of: category) == level)
        #expect(logging.standard == .critical)
    }

    @Test func theEnvironmentOverridesAndAddsCategories() throws {
        let logging = try Self.logging(
            #""default": "Error", "Function": "Error""#,
            environment: [
                "AzureFunctionsJobHost__logging__logLevel__default": "Debug",
                "AzureFunctionsJobHost__logging__LogLevel__Host__Triggers": "warning",
                "AzureFunctionsJobHost__logging__logLevel__Function.Hello": "None",
            ])
        #expect(logging.standard == .debug)
        #expect(logging.levels == ["function": .error, "host.triggers": .warning, "function.hello": .none])
    }

    @Test func aWrongLevelInTheEnvironmentIsNamed() throws {
        let name = "AzureFunctionsJobHost__logging__logLevel__default"
        let problems = try TemporaryApp.problems(ofHost: "{}", environment: [name: "all"])
        #expect(problems.map(\.field) == [name])
        #expect(problems.first?.message.hasPrefix("'\(name)' must be one of \"Trace\"") == true)
    }
}
