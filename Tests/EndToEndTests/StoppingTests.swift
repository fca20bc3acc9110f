import Foundation
import JSONText
import Testing

/// What becomes of running activities when a host is told to stop.
@Suite(.serialized, .timeLimit(.minutes(5))) struct StoppingTests {
    private static let api = "/runtime/webhooks/durabletask"
    private static let orchestrator = """
        const df = require("durable-functions");
        module.exports = df.orchestrator(function* (context) {
            const first = yield context.df.callActivity("Work", "first");
            return [first, yield context.df.callActivity("Work", "second")];
        });
        """
    /// Waits for a file, and writes down that it ran.
    private static let activity = """
        const fs = require("fs");
        module.exports = async (context) => {
            const name = context.bindings.name;
            fs.appendFileSync(__dirname + "/runs", name + "\\n");
            while (!fs.existsSync(__dirname + "/" + name)) await new Promise((resolve) => setTimeout(resolve, 5));
            return name;
        };
        """

    private static func app(shutdownTimeout: String) throws -> AppCopy {
        try AppCopy(files: [
            "host.json": #"{"version":"2.0","perdure":{"shutdownTimeout":"\#(shutdownTimeout)"}}"#,
            "Two/function.json": #"{"bindings":[{"name":"context","type":"orchestrationTrigger","direction":"in"}]}"#,
            "Two/index.js": orchestrator,
            "Work/function.json": #"{"bindings":[{"name":"name","type":"activityTrigger","direction":"in"}]}"#,
            "Work/index.js": activity,
        ])
    }

    private static func runs(_ app: AppCopy) -> [String] {
        let text = (try? String(contentsOfFile: app.path + "/Work/runs", encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map(String.init)
    }

    private static func allow(_ activity: String, in app: AppCopy) throws {
        try Data().write(to: URL(filePath: app.path + "/Work/" + activity))
    }

    /// Serves the app and returns when its first activity runs.
    private static func serveWorking(_ app: AppCopy) async throws -> ServedApp {
        let served = try await ServedApp(app.path)
        #expect(try await served.post("\(api)/orchestrators/Two/two").status == 202)
        try await served.poll { runs(app) == ["first"] }
        return served
    }

    private static func isRefused(_ served: ServedApp) async -> Bool {
        (try? await served.get("/admin/host/status")) == nil
    }

    @Test func whatEndsInTimeIsKeptAndNothingElseBegins() async throws {
        let app = try Self.app(shutdownTimeout: "00:01:00")
        defer { app.remove() }
        let served = try await Self.serveWorking(app)
        served.process.send(SIGTERM)
        while await !Self.isRefused(served) {}
        try Self.allow("first", in: app)
        #expect(await served.process.waitForExit() == 0)
        #expect(Self.runs(app) == ["first"])

        try Self.allow("second", in: app)
        let again = try await ServedApp(app.path)
        #expect(try await again.waitForEnd(of: "two")["output"]?.text() == #"["first","second"]"#)
        #expect(Self.runs(app) == ["first", "second"], "the first has not run again")
        #expect(await again.stop() == 0)
    }

    @Test func whatDoesNotEndInTimeRunsAgain() async throws {
        let app = try Self.app(shutdownTimeout: "00:00:01")
        defer { app.remove() }
        let served = try await Self.serveWorking(app)
        let start = ContinuousClock.now
        served.process.send(SIGTERM)
        #expect(await served.process.waitForExit() == 0)
        let time = ContinuousClock.now - start
        #expect(time >= .seconds(1) && time < .seconds(9), "\(time)")
        let told = await served.process.errors.first { $0.contains("cut off") }
        #expect(told == "Something did not end in time and was cut off; activities run again at the next start.")

        try Self.allow("first", in: app)
        try Self.allow("second", in: app)
        let again = try await ServedApp(app.path)
        #expect(try await again.waitForEnd(of: "two")["output"]?.text() == #"["first","second"]"#)
        #expect(Self.runs(app) == ["first", "first", "second"])
        #expect(await again.stop() == 0)
    }

    @Test(arguments: [(SIGINT, Int32(130)), (SIGTERM, Int32(143))])
    func aSecondSignalEndsAtOnce(_ signal: Int32, _ code: Int32) async throws {
        let app = try Self.app(shutdownTimeout: "01:00:00")
        defer { app.remove() }
        let served = try await Self.serveWorking(app)
        served.process.send(SIGTERM)
        while await !Self.isRefused(served) {}
        served.process.send(signal)
        #expect(await served.process.waitForExit() == code)
    }
}
