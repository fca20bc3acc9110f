import DurableCore
import DurableTestKit
import FoundationEssentials
import JSONText

@testable import FunctionHost

/// An app with one timer function, `Tick`, on a clock of its own. It puts what it sees into the queue `runs`.
struct TimerApp {
    let copy: AppCopy
    let clock = VirtualClock()

    /// - Parameters:
    ///   - trigger: more properties of the trigger, such as `,"runOnStartup":true`.
    ///   - script: what the function does before it puts anything out.
    init(_ schedule: String, _ trigger: String = "", retry: String? = nil, script: String = "") throws {
        let function = """
            {"bindings":[{"name":"timer","type":"timerTrigger","direction":"in","schedule":"\(schedule)"\(trigger)},
            {"name":"runs","type":"queue","queueName":"runs","direction":"out"}]\(retry.map { ",\"retry\":\($0)" } ?? "")}
            """
        let script = """
            module.exports = async function (context, timer) {
                const { retryContext } = context.executionContext;
                \(script)
                context.bindings.runs = { timer, old: [timer.IsPastDue, timer.ScheduleStatus?.Next], retryContext };
            };
            """
        copy = try AppCopy(files: ["Tick/function.json": function, "Tick/index.js": script])
    }

    func serving<Result: Sendable>(_ body: (TestHost) async throws -> Result) async throws -> Result {
        try await TestHost.serving(
            copy: copy, clock: clock, environment: ["WEBSITE_TIME_ZONE": "UTC"], functions: ["Tick"], body)
    }

    /// Returns when the timer sleeps until a time, such as `22:15:00`, of the first day. It must be a time at which nothing
    /// else of the host wakes up.
    func sleeps(until time: String, plus seconds: Int = 0) async throws {
        try await clock.sleeper(until: Self.time(time) + .seconds(seconds))
    }

    /// Sets the clock by so many seconds, without time going on.
    func setClock(by seconds: Int) { clock.set(by: .seconds(seconds)) }

    /// Lets time pass to a time.
    func pass(to time: String) throws { clock.advance(by: try Self.time(time) - clock.now) }

    private static func time(_ text: String) throws -> Timestamp {
        let date = try Date("2023-11-14T\(text)Z", strategy: .iso8601)
        return Timestamp(milliseconds: date.timeIntervalSince1970 * 1_000)
    }

    /// What was put out since this was last asked.
    func runs(_ test: TestHost) async throws -> [JSONValue] {
        try await test.queue("runs").map { try JSONParser.parse($0) }
    }
}
