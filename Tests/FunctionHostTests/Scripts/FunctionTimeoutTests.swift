import DurableCore
import FunctionApp
import JSONText
import Testing

@testable import FunctionHost

/// Functions of a fixture app whose functionTimeout is a second.
@Suite(.timeLimit(.minutes(2))) struct FunctionTimeoutTests {
    private static func message(of function: String) -> String {
        "Timeout value of 00:00:01 exceeded by function '\(function)' (Id: '"
    }

    private static let cancellation = "'). Initiating cancellation."
    private static let oneRetry = ["AzureFunctionsJobHost__extensions__durableTask__maxEpisodeRetries": "1"]

    /// Returns when scripts are run again. On a machine with much else to do a second may be short for anything.
    private static func work(_ test: TestHost) async {
        while await test.run("Asks", #""Echo""#).text != #""fine""# {}
    }

    @Test(arguments: ["Loops", "Chains", "Waits"])
    func anActivityThatTakesTooLongFails(activity: String) async throws {
        try await TestHost.serving("timeouts") { (test) async throws in
            let answer = await test.run("Asks", "\"\(activity)\"")
            #expect(answer.text.contains(Self.message(of: activity)), "\(answer.text)")
            #expect(answer.text.contains(Self.cancellation))
            // Whatever ran it is there for others again.
            for _ in 1...4 { await Self.work(test) }
        }
    }

    @Test func anActivityThatTakesTooLongIsToldSo() async throws {
        try await TestHost.serving("timeouts") { (test) async throws in
            let answer = await test.run("Asks", #""Waits""#)
            let told = { test.log.lines.first { $0.hasPrefix("warning: gave up: ") } }
            while told() == nil { await Task.yield() }
            #expect(told()?.contains(Self.message(of: "Waits")) == true)
            #expect(!answer.text.contains("too late"))
        }
    }

    @Test(arguments: ["1", "2"])
    func anOrchestratorThatNeverYieldsFailsAfterItsRetries(processCount: String) async throws {
        let environment = Self.oneRetry.merging(["FUNCTIONS_WORKER_PROCESS_COUNT": processCount]) { $1 }
        try await TestHost.serving("timeouts", environment: environment) { (test) async throws in
            async let others: Void = Self.work(test)
            let answer = await test.run("Spins")
            let status = try answer.json
            #expect(status["runtimeStatus"] == "Failed")
            let expected =
                "Timeout value of 00:00:01 exceeded by function 'Spins'. Initiating cancellation. The orchestrator function "
                + "'Spins' was run 2 times, and 'maxEpisodeRetries' of host.json allows 1 retries."
            #expect(status["output"]?.stringValue?.contains(expected) == true, "\(answer.text)")
            await others
            await Self.work(test)
        }
    }

    @Test func anEntityThatTakesTooLongFailsItsOperations() async throws {
        try await TestHost.serving("timeouts", environment: Self.oneRetry) { (test) async throws in
            let results = try #require(try await test.run("AsksStuck").json.arrayValue)
            #expect(results.count == 3)
            #expect(results.first == "done")
            #expect(results[1].stringValue?.contains("Timeout value of 00:00:01 exceeded by function 'Stuck'.") == true)
            #expect(results.last == "done")
            #expect(await test.get("\(TestHost.api)/entities/Stuck/a").text == #""set""#)
        }
    }

    @Test func aRequestWhoseFunctionTakesTooLongIsAnsweredWith500() async throws {
        try await TestHost.serving("timeouts") { (test) async throws in
            let answer = await test.get("/api/Hangs")
            #expect(answer.status == 500)
            #expect(answer.body.isEmpty)
            #expect(test.log.lines.contains { $0.contains(Self.message(of: "Hangs")) })
        }
    }

    @Test func anAppWhoseScriptsNeverLoadIsRefused() async throws {
        let copy = try AppCopy("timeouts", files: ["Echo/index.js": "for (;;) {}"])
        let options = HostOptions(testing: copy.path)
        let error = await #expect(throws: HostError.self) {
            try await Host.open(options, logger: LogRecorder().logger)
        }
        #expect(error?.description.contains("not loaded within 00:00:01, which is the functionTimeout of host.json") == true)
    }

    @Test func withoutALimitNothingIsCutOff() throws {
        let copy = try AppCopy("timeouts", files: ["host.json": #"{"version": "2.0", "functionTimeout": "-1"}"#])
        #expect(try AppLoader.load(copy.path, environment: [:]).host.functionTimeout == nil)
    }
}
