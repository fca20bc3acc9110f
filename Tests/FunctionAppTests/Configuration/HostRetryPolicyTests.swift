import Testing

@testable import FunctionApp

/// The section `retry` of host.json, which counts for the functions that may have such a policy (host.md 2.6).
struct HostRetryPolicyTests {
    private static let host =
        #"{"version": "2.0", "retry": {"strategy": "fixedDelay", "maxRetryCount": 2, "delayInterval": "00:00:05"}}"#
    private static let timer = #"{"name": "timer", "type": "timerTrigger", "schedule": "0 0 * * * *"}"#

    @Test func aTimerFunctionThatSaysNothingHasIt() throws {
        let own = #""retry": {"strategy": "fixedDelay", "maxRetryCount": 7, "delayInterval": "00:00:01"}"#
        let app = try TemporaryApp([
            "host.json": Self.host,
            "Plain/function.json": #"{"bindings": [\#(Self.timer)]}"#, "Plain/index.js": "",
            "Own/function.json": #"{"bindings": [\#(Self.timer)], \#(own)}"#, "Own/index.js": "",
            "Activity/function.json": #"{"bindings": [{"name": "x", "type": "activityTrigger"}]}"#, "Activity/index.js": "",
        ]).load()
        #expect(app.problems.isEmpty)
        let policy = try #require(app.function(named: "Plain")?.retry)
        #expect(policy.maxRetryCount == 2)
        #expect(policy.pause(before: 3) == .seconds(5))
        #expect(app.function(named: "Own")?.retry?.maxRetryCount == 7)
        #expect(app.function(named: "Activity")?.retry == nil)
    }

    @Test func theEnvironmentOverridesALeaf() throws {
        let retry = try TemporaryApp.host(
            Self.host, environment: ["AzureFunctionsJobHost__retry__maxRetryCount": "9"]
        ).retry
        #expect(retry?.maxRetryCount == 9)
    }

    @Test(arguments: [
        (#"{"strategy": "often", "maxRetryCount": 1}"#, "retry.strategy"),
        (#"{"strategy": "fixedDelay", "delayInterval": "00:00:01"}"#, "retry.strategy"),
        (#"{"strategy": "fixedDelay", "maxRetryCount": 1}"#, "retry.strategy"),
        (#"{"strategy": "fixedDelay", "maxRetryCount": -2, "delayInterval": "00:00:01"}"#, "retry.maxRetryCount"),
        (
            #"{"strategy": "exponentialBackoff", "maxRetryCount": 1, "minimumInterval": "00:01:00", "maximumInterval": "00:00:01"}"#,
            "retry.maximumInterval"
        ),
    ])
    func whatIsWrongIsNamed(retry: String, field: String) throws {
        let problems = try TemporaryApp.problems(ofHost: #"{"version": "2.0", "retry": \#(retry)}"#)
        #expect(problems.map(\.field) == [field], "\(problems)")
    }
}
