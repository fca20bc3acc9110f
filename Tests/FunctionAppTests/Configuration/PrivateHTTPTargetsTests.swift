import Testing

@testable import FunctionApp

/// The hosts that durable HTTP may call although they are private.
struct PrivateHTTPTargetsTests {
    private static func file(_ value: String) -> String {
        #"{"version": "2.0", "extensions": {"durableTask": {"httpSettings": {"allowPrivateTargets": \#(value)}}}}"#
    }

    private static func targets(_ value: String, environment: [String: String] = [:]) throws -> PrivateHTTPTargets {
        try TemporaryApp.host(file(value), environment: environment).durableTask.allowPrivateTargets
    }

    @Test(arguments: [
        ("true", PrivateHTTPTargets.all), ("false", .none), (#""True""#, .all), (#""false""#, .none), ("null", .none),
        ("[]", .hosts([])),
    ])
    func allOrNoneOfThem(_ value: String, _ expected: PrivateHTTPTargets) throws {
        #expect(try Self.targets(value) == expected)
    }

    @Test(arguments: [
        ("LocalHost", "localhost", nil), ("localhost:8080", "localhost", 8080), ("api.internal.", "api.internal", nil),
        ("10.0.0.1:80", "10.0.0.1", 80), ("::1", "::1", nil), ("[::1]", "::1", nil), ("[FD00::1]:9", "fd00::1", 9),
    ])
    func hostsAreNamedWithOrWithoutAPort(_ text: String, _ name: String, _ port: Int?) throws {
        #expect(try Self.targets(#"["\#(text)"]"#) == .hosts([.init(name: name, port: port)]))
    }

    @Test(arguments: [
        ("1", "the number 1"), (#""localhost""#, #"the string "localhost""#), ("{}", "an object"), ("[1]", "an array"),
        (#"["http://localhost"]"#, "an array"), (#"[""]"#, "an array"), (#"["localhost:0"]"#, "an array"),
        (#"["localhost:x"]"#, "an array"), (#"["[::1]8080"]"#, "an array"), (#"["*"]"#, "an array"),
    ])
    func aWrongValueNamesTheSetting(_ value: String, _ found: String) throws {
        let problem = try #require(try TemporaryApp.problems(ofHost: Self.file(value)).first)
        #expect(problem.field == PrivateHTTPTargets.setting)
        #expect(
            problem.message == "'\(PrivateHTTPTargets.setting)' must be true, false or an array of hosts such as "
                + "\"localhost\" or \"localhost:8080\", but is \(found).")
    }

    @Test func theEnvironmentGoesFirst() throws {
        let name = "AzureFunctionsJobHost__extensions__durableTask__httpSettings__allowPrivateTargets"
        #expect(try Self.targets("true", environment: [name: "false"]) == .none)
        let list = ["\(name)__0": "a:1", "\(name)__1": "b"]
        #expect(try Self.targets("true", environment: list) == .hosts([.init(name: "a", port: 1), .init(name: "b", port: nil)]))
        let problems = try TemporaryApp.problems(ofHost: "{}", environment: ["\(name)__0": "a/b"])
        #expect(problems.contains { $0.field == "\(name)__0" })
    }

    @Test(arguments: [
        (PrivateHTTPTargets.none, "a", 80, false), (.all, "a", 80, true), (.hosts([.init(name: "a", port: nil)]), "a", 80, true),
        (.hosts([.init(name: "a", port: 80)]), "a", 81, false), (.hosts([.init(name: "a", port: 80)]), "a", 80, true),
        (.hosts([.init(name: "a", port: nil)]), "b.a", 80, false),
    ])
    func aHostIsAllowedByNameAndPort(_ targets: PrivateHTTPTargets, _ host: String, _ port: Int, _ expected: Bool) {
        #expect(targets.allows(host: host, port: port) == expected)
    }
}
