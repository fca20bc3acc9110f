import FoundationEssentials
import JSONText
import Testing

@testable import FunctionHost

/// Timer functions (host.md 2.8), on a clock that starts at 2023-11-14T22:13:20Z.
@Suite(.timeLimit(.minutes(5))) struct TimerListenerTests {
    @Test func aTimerFiresAtItsTimes() async throws {
        let app = try TimerApp("7 15,21,28,36,45 * * * *")
        try await app.serving { (test) async throws in
            try await app.sleeps(until: "22:15:07")
            #expect(try await app.runs(test) == [])
            try app.pass(to: "22:15:07")
            try await app.sleeps(until: "22:21:07")
            #expect(
                try await app.runs(test).map { $0.text() } == [
                    #"{"timer":{"schedule":{"adjustForDST":true},"scheduleStatus":{"last":"0001-01-01T00:00:00+00:00","#
                        + #""lastUpdated":"2023-11-14T22:13:20+00:00","next":"2023-11-14T22:15:07+00:00"},"isPastDue":false},"#
                        + #""old":[false,"2023-11-14T22:15:07+00:00"],"retryContext":null}"#
                ])
            try app.pass(to: "22:21:07")
            try await app.sleeps(until: "22:28:07")
            #expect(try await app.runs(test)[0]["timer"]?["scheduleStatus"]?["last"] == "2023-11-14T22:15:07+00:00")
            #expect(
                test.log.lines.contains(
                    "info: The next 5 occurrences of the 'Tick' schedule (Cron: '7 15,21,28,36,45 * * * *') will be:"
                        + ["15", "21", "28", "36", "45"].map { "\n2023-11-14T22:\($0):07+00:00" }.joined()))
        }
    }

    @Test func timesThatPassedWithoutAHostGiveOneRunThatIsPastDue() async throws {
        let app = try TimerApp("7 15,21,28,36,45 * * * *")
        try await app.serving { (_) async throws in try await app.sleeps(until: "22:15:07") }
        try app.pass(to: "23:01:00")
        try await app.serving { (test) async throws in
            try await app.sleeps(until: "23:15:07")
            let runs = try await app.runs(test)
            #expect(runs.map { $0["timer"]?["isPastDue"] } == [true])
            #expect(runs[0]["timer"]?["scheduleStatus"]?["next"] == "2023-11-14T22:15:07+00:00")
        }
        try await app.serving { (test) async throws in
            try await app.sleeps(until: "23:15:07")
            #expect(try await app.runs(test).count == 1, "only the one of before")
        }
    }

    /// One run for all the times that were jumped over, at once, and then the next time there is.
    @Test(arguments: [3_600, 86_400])
    func aClockThatIsSetForwardsGivesOneRun(seconds: Int) async throws {
        let app = try TimerApp("7 15,21,28,36,45 * * * *")
        try await app.serving { (test) async throws in
            try await app.sleeps(until: "22:15:07")
            app.setClock(by: seconds)
            try await app.sleeps(until: "22:15:07", plus: seconds)
            let runs = try await app.runs(test)
            #expect(runs.map { $0["timer"]?["scheduleStatus"]?["next"] } == ["2023-11-14T22:15:07+00:00"])
        }
    }

    /// No time comes twice.
    @Test(arguments: [3_600, 86_400])
    func aClockThatIsSetBackGivesNoSecondRun(seconds: Int) async throws {
        let app = try TimerApp("7 15,21,28,36,45 * * * *")
        try await app.serving { (test) async throws in
            try await app.sleeps(until: "22:15:07")
            try app.pass(to: "22:15:07")
            try await app.sleeps(until: "22:21:07")
            app.setClock(by: -seconds)
            try app.pass(to: "22:15:07")
            try app.pass(to: "22:20:00")
            #expect(try await app.runs(test).count == 1)
            try app.pass(to: "22:21:07")
            try await app.sleeps(until: "22:28:07")
            let runs = try await app.runs(test)
            #expect(runs.map { $0["timer"]?["scheduleStatus"]?["next"] } == ["2023-11-14T22:21:07+00:00"])
        }
    }

    @Test func aChangedScheduleIsNotPastDue() async throws {
        let app = try TimerApp("7 15,21,28,36,45 * * * *")
        try await app.serving { (_) async throws in try await app.sleeps(until: "22:15:07") }
        try app.pass(to: "23:01:00")
        let function = Data(
            #"{"bindings":[{"name":"timer","type":"timerTrigger","direction":"in","schedule":"7 14 * * * *"}]}"#.utf8)
        try function.write(to: URL(filePath: app.copy.path + "/Tick/function.json"))
        try await app.serving { (test) async throws in
            try await app.sleeps(until: "23:14:07")
            #expect(!test.log.lines.contains { $0.contains("Executing") })
        }
    }

    @Test(arguments: [#","useMonitor":false"#, ""])
    func whatIsNotMonitoredIsNeverPastDue(_ property: String) async throws {
        let app = try TimerApp(property.isEmpty ? "00:00:31" : "7 15,21,28,36,45 * * * *", #","runOnStartup":true"# + property)
        let next = property.isEmpty ? ["22:13:51", "23:01:31"] : ["22:15:07", "23:15:07"]
        for (start, next) in zip(["22:13:20", "23:01:00"], next) {
            try app.pass(to: start)
            try await app.serving { (test) async throws in
                try await app.sleeps(until: next)
                let timer = try await app.runs(test).last?["timer"]
                #expect(timer?.text() == #"{"schedule":{"adjustForDST":true},"scheduleStatus":null,"isPastDue":false}"#)
            }
        }
    }

    @Test func timesThatPassDuringARunAreSkipped() async throws {
        let app = try TimerApp(
            "7 15,21,28,36,45 * * * *",
            script: #"while (!require("fs").existsSync(__dirname + "/go")) await new Promise((f) => setTimeout(f, 2));"#)
        try await app.serving { (test) async throws in
            try await app.sleeps(until: "22:15:07")
            try app.pass(to: "22:15:07")
            while !test.log.lines.contains(where: { $0.contains("Executing 'Functions.Tick'") }) {
                try Task.checkCancellation()
                await Task.yield()
            }
            try app.pass(to: "22:30:00")
            try Data().write(to: URL(filePath: app.copy.path + "/Tick/go"))
            try await app.sleeps(until: "22:36:07")
            #expect(try await app.runs(test).count == 1)
        }
    }

    @Test func aFailedRunIsLoggedAndTheNextOneComes() async throws {
        let app = try TimerApp("7 15,21,28,36,45 * * * *", script: #"throw new Error("no tick");"#)
        try await app.serving { (test) async throws in
            for (time, next) in [("22:15:07", "22:21:07"), ("22:21:07", "22:28:07")] {
                try await app.sleeps(until: time)
                try app.pass(to: time)
                try await app.sleeps(until: next)
            }
            #expect(test.log.lines.count { $0.hasPrefix("error: Error: no tick") } == 2)
            #expect(test.log.lines.count { $0.contains("Executed 'Functions.Tick' (Failed") } == 2)
        }
    }

    @Test func aFailedRunIsTriedAgainAsItsPolicySays() async throws {
        let app = try TimerApp(
            "7 15,21,28,36,45 * * * *",
            retry:
                #"{"strategy":"exponentialBackoff","maxRetryCount":3,"minimumInterval":"00:00:11","maximumInterval":"00:00:17"}"#,
            script: #"if ((retryContext?.retryCount ?? 0) < 2) throw new TypeError("no tick");"#)
        try await app.serving { (test) async throws in
            for time in ["22:15:07", "22:15:18", "22:15:35"] {
                try await app.sleeps(until: time)
                try app.pass(to: time)
            }
            try await app.sleeps(until: "22:21:07")
            let context = try await app.runs(test)[0]["retryContext"]
            #expect(context?["retryCount"] == 2)
            #expect(context?["maxRetryCount"] == 3)
            #expect(context?["exception"]?["message"] == "no tick")
        }
    }

    @Test(arguments: [true, false])
    func timersAreThereOnlyWhenTriggersAreToBeFired(_ fires: Bool) async throws {
        let app = try TimerApp("7 15,21,28,36,45 * * * *")
        var options = HostOptions(testing: app.copy.path)
        options.servesHTTP = false
        options.firesTriggers = fires
        let host = try await Host.open(options, logger: LogRecorder().logger)
        #expect(host.services.contains { $0 is TimerListener } == fires)
        await host.close()
    }
}
