import Foundation
import JSONText
import Testing

/// The clock of the machine is set by an hour or a day while timers wait.
@Suite(.serialized, .timeLimit(.minutes(5))) struct ClockTests {
    private static let orchestrator = """
        const df = require("durable-functions");
        module.exports = df.orchestrator(function* (context) {
            const due = context.df.currentUtcDateTime.getTime() + context.df.getInput() * 1000;
            yield context.df.createTimer(new Date(due));
            return { due, seen: context.df.currentUtcDateTime.getTime() };
        });
        """
    private static let api = "/runtime/webhooks/durabletask"

    @Test(.enabled(if: SetClock.isAvailable, "a C compiler makes the clock that can be set"))
    func timersFireWhenTheClockReadsTheirTime() async throws {
        let clock = try #require(try SetClock())
        defer { clock.remove() }
        let app = try AppCopy(files: [
            "Sleeper/function.json": #"{"bindings":[{"name":"context","type":"orchestrationTrigger","direction":"in"}]}"#,
            "Sleeper/index.js": Self.orchestrator,
        ])
        defer { app.remove() }
        let served = try await ServedApp(app.path, variables: clock.variables)
        func start(_ id: String, seconds: Int) async throws {
            #expect(try await served.post("\(Self.api)/orchestrators/Sleeper/\(id)", json: "\(seconds)").status == 202)
            _ = try await served.wait(for: id, toBe: "Running")
        }
        /// How long it took to end, by the time that goes on.
        func end(_ id: String) async throws -> Duration {
            let before = ContinuousClock.now
            let status = try await served.waitForEnd(of: id)
            let (due, seen) = (status["output"]?["due"]?.intValue ?? 0, status["output"]?["seen"]?.intValue ?? -1)
            #expect(due > 0 && seen >= due, "\(status.text())")
            return ContinuousClock.now - before
        }

        try await start("half-an-hour", seconds: 1_800)
        try await start("two-hours", seconds: 7_200)
        try await start("a-day", seconds: 86_400)
        try clock.set(to: 3_600)
        let forwards = try await end("half-an-hour")
        try clock.set(to: 3_600 - 86_400)
        try await start("soon", seconds: 2)
        let back = try await end("soon")
        #expect(back >= .milliseconds(1_500), "by the clock that was set back")
        #expect(try await served.get("\(Self.api)/instances/two-hours").json["runtimeStatus"] == "Running")
        try clock.set(to: 7_300)
        let again = try await end("two-hours")
        #expect(try await served.get("\(Self.api)/instances/a-day").json["runtimeStatus"] == "Running")
        try clock.set(to: 2 * 86_400)
        let day = try await end("a-day")
        // A look at the clock every half second, and a machine that has more to do.
        for lateness in [forwards, back - .seconds(2), again, day] { #expect(lateness < .seconds(5)) }
        #expect(await served.stop() == 0)
    }
}
