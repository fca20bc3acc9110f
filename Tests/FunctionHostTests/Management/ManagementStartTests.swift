import DurableCore
import DurableEngine
import JSONText
import Testing

@testable import FunctionHost

/// Starting instances over HTTP (host.md 1.3, 1.4, 1.10).
struct ManagementStartTests {
    private static let argumentMessage = "One or more of the arguments submitted is incorrect"

    private static func problem(_ message: String, _ exception: String) -> String {
        #"{"Message":"\#(message)","ExceptionMessage":"\#(exception)"}"#
    }

    @Test(arguments: [
        "/runtime/webhooks/durabletask/orchestrators/Echo", "/admin/extensions/DurableTaskExtension/orchestrators/Echo",
        "/RUNTIME/WebHooks/DurableTask/Orchestrators/eCHO/",
    ])
    func aStartIsAnsweredWithTheAddressesOfTheInstance(_ path: String) async throws {
        try await TestHost.serving(isAtWork: false) { (test) async throws in
            let answer = await test.post(path, "1")
            let id = try #require(try answer.json["id"]?.stringValue)
            #expect(answer.status == 202)
            #expect(id.wholeMatch(of: /[0-9a-f]{32}/) != nil)
            let urls = test.host.router.management.management.urls
            #expect(answer.text == urls.payload(of: InstanceID(id)))
            #expect(
                answer.headerLines == [
                    "Content-Type: application/json; charset=utf-8", "Location: \(urls.status(of: InstanceID(id)))",
                    "Retry-After: 10",
                ])
            #expect(try await test.host.hub.status(of: InstanceID(id))?.status == .pending)
        }
    }

    @Test func bodiesAreJSONOrEmpty() async throws {
        try await TestHost.serving(isAtWork: false) { (test) async throws in
            for (body, input) in [("", nil), (" \r\n", nil), (#"{ "n": 1.0 }"#, #"{ "n": 1.0 }"#), ("null", "null")] {
                let answer = await test.call("POST", "\(TestHost.api)/orchestrators/Echo/\(body.utf8.count)", body)
                #expect(answer.status == 202)
                #expect(try await test.host.hub.status(of: InstanceID("\(body.utf8.count)"))?.input?.json == input)
            }
            let marked = await test.call("POST", "\(TestHost.api)/orchestrators/Echo/b", "\u{FEFF}[1]")
            #expect(marked.status == 202)
            #expect(try await test.host.hub.status(of: "b")?.input == "[1]")
            for body in ["{", "hello", "1 2", #"{"a":1,}"#] {
                let answer = await test.post("\(TestHost.api)/orchestrators/Echo", body)
                #expect(answer.status == 400)
                #expect(try answer.json["Message"] == "Invalid JSON content")
            }
            let bytes = await test.call("POST", "\(TestHost.api)/orchestrators/Echo", bytes: [0x22, 0xFF, 0x22], headers: [])
            #expect(bytes.status == 400)
        }
    }

    private static let badIDs = [
        ("%40a", "Orchestration instance ids must not start with @."),
        ("a%2Fb", "Orchestration instance ids must not contain /, \\\\, #, ?, or control characters."),
        ("a%3F", "Orchestration instance ids must not contain /, \\\\, #, ?, or control characters."),
        ("a%0A", "Orchestration instance ids must not contain /, \\\\, #, ?, or control characters."),
        (String(repeating: "a", count: 257), "Instance ID lengths must not exceed 256 characters."),
    ]

    @Test func badIDsAreRefused() async throws {
        try await TestHost.serving(isAtWork: false) { (test) async throws in
            for (id, reason) in Self.badIDs {
                let answer = await test.post("\(TestHost.api)/orchestrators/Echo/\(id)")
                #expect(answer.status == 400)
                #expect(answer.text == Self.problem(Self.argumentMessage, reason))
            }
        }
    }

    @Test func aChosenIDIsTakenAsItIsMeant() async throws {
        try await TestHost.serving(isAtWork: false) { (test) async throws in
            for (encoded, id) in [("a%20b", "a b"), ("100%25", "100%"), ("%C3%A9", "é"), ("a+b", "a+b"), ("A:1", "A:1")] {
                let answer = await test.post("\(TestHost.api)/orchestrators/Echo/\(encoded)")
                #expect(try answer.json["id"]?.stringValue == id)
                let location = try #require(answer.header("location"))
                let status = await test.get(String(location.dropFirst("http://localhost:7071".count)))
                #expect(status.status == 202)
                #expect(try status.json["instanceId"]?.stringValue == id)
            }
        }
    }

    @Test(arguments: ["Nope", "Off", "Sync"])
    func whatIsNoOrchestratorIsRefused(_ name: String) async throws {
        try await TestHost.serving(isAtWork: false) { (test) async throws in
            let answer = await test.post("\(TestHost.api)/orchestrators/\(name)")
            #expect(answer.status == 400)
            #expect(
                answer.text
                    == Self.problem(
                        Self.argumentMessage,
                        "The function '\(name)' doesn't exist, is disabled, or is not an orchestrator function. Additional info: "
                            + "The following are the known orchestrator functions: 'Calls', 'Catches', 'Counts', 'Echo', 'Fails', "
                            + "'Parent', 'Retries', 'Waits'."))
        }
    }

    @Test func anAppWithoutOrchestratorsSaysSo() async throws {
        try await TestHost.serving(functions: ["Sync"], isAtWork: false) { (test) async throws in
            #expect(
                try await test.post("\(TestHost.api)/orchestrators/X").json["ExceptionMessage"]
                    == """
                    The function 'X' doesn't exist, is disabled, or is not an orchestrator function. Additional info: \
                    No orchestrator functions are currently registered!
                    """)
        }
    }

    @Test func anIDInUseIsAConflictUntilItsInstanceHasEnded() async throws {
        try await TestHost.serving { (test) async throws in
            let path = "\(TestHost.api)/orchestrators/Waits/x"
            #expect(await test.post(path).status == 202)
            let second = await test.post(path)
            #expect(second.status == 409)
            let message = try #require(try second.json["Message"]?.stringValue)
            #expect(message.wholeMatch(of: /An Orchestration instance with the status (Pending|Running) already exists\./) != nil)
            #expect(await test.post("\(TestHost.api)/instances/x/raiseEvent/Go", "1").status == 202)
            _ = try await test.host.hub.waitForEnd(of: "x")
            #expect(await test.post("\(TestHost.api)/orchestrators/Echo/x?timeout=60", "[2]").text == "[2]")
        }
    }

    @Test func aWaitingStartAnswersWithTheOutputAlone() async throws {
        try await TestHost.serving { (test) async throws in
            let done = await test.post("\(TestHost.api)/orchestrators/Echo?timeout=60&pollingInterval=0.5", #"{ "n": 1.0 }"#)
            #expect(done.status == 200)
            #expect(done.text == #"{"n":1}"#)
            #expect(done.headerLines == ["Content-Type: application/json; charset=utf-8"])
            #expect(await test.run("Echo").text == "null")
        }
    }

    @Test func aWaitingStartOfAFailureAnswersWithItsStatus() async throws {
        try await TestHost.serving { (test) async throws in
            let failed = await test.run("Fails")
            #expect(failed.status == 200)
            #expect(try failed.json["runtimeStatus"] == "Failed")
            #expect(try failed.json["output"] == "Orchestrator function 'Fails' failed: not today")
        }
    }

    @Test(arguments: ["0", "0.05", "-1"])
    func aWaitingStartGivesUpWhenItsTimeIsOver(_ timeout: String) async throws {
        try await TestHost.serving { (test) async throws in
            let waiting = await test.post("\(TestHost.api)/orchestrators/Waits/x?timeout=\(timeout)")
            #expect(waiting.status == 202)
            #expect(try waiting.json["id"] == "x")
        }
    }

    @Test func aWaitingStartGivesUpWhenTheHostStops() async throws {
        try await TestHost.serving { (test) async throws in
            async let waiting = test.post("\(TestHost.api)/orchestrators/Waits/x?timeout=3600")
            while try await test.host.hub.status(of: "x") == nil { await Task.yield() }
            test.host.router.management.stopWaiting()
            #expect(await waiting.status == 202)
            #expect(await test.post("\(TestHost.api)/orchestrators/Waits/y?timeout=3600").status == 202)
        }
    }

    @Test(arguments: [("1.5", "1.5", "2", "2"), ("1", "1", "1e300", "1e+300")])
    func anIntervalLongerThanTheTimeoutIsRefused(
        _ timeout: String, _ total: String, _ interval: String, _ retry: String
    ) async throws {
        try await TestHost.serving(isAtWork: false) { (test) async throws in
            let answer = await test.post(
                "\(TestHost.api)/orchestrators/Echo/x?TIMEOUT=\(timeout)&pollinginterval=\(interval)")
            #expect(answer.status == 400)
            #expect(try await test.host.hub.status(of: "x") == nil)
            #expect(
                answer.text
                    == Self.problem(Self.argumentMessage, "Total timeout \(total) should be bigger than retry timeout \(retry)"))
        }
    }

    @Test func aStartTakesVersionAndTags() async throws {
        try await TestHost.serving(isAtWork: false) { (test) async throws in
            let path = "\(TestHost.api)/orchestrators/Echo/x?version=2.1&tag=owner:me&Tag=url:http://x"
            #expect(await test.post(path).status == 202)
            let row = try #require(try await test.host.hub.status(of: "x"))
            #expect(row.version == "2.1")
            #expect(row.tags == ["owner": "me", "url": "http://x"])
        }
    }

    @Test func aStartMayLieInTheFuture() async throws {
        try await TestHost.serving { (test) async throws in
            let later = await test.post("\(TestHost.api)/orchestrators/Echo/later?startAt=2999-01-01T00:00:00Z&timeout=0.05")
            #expect(later.status == 202)
            #expect(try await test.host.hub.status(of: "later")?.status == .pending)
            let past = await test.post("\(TestHost.api)/orchestrators/Echo?startAt=2020-01-01T00:00:00Z&timeout=60", "1")
            #expect(past.text == "1")
        }
    }

    @Test func whatCannotBeReadStartsNothing() async throws {
        try await TestHost.serving(isAtWork: false) { (test) async throws in
            for (query, name) in [
                ("startAt=soon", "startAt"), ("tag=x", "tag"), ("dedupeStatuses=Running,x", "dedupeStatuses"),
                ("taskHub=Other", "taskHub"),
            ] {
                let answer = await test.post("\(TestHost.api)/orchestrators/Echo/x?\(query)")
                #expect(answer.status == 400)
                let exception = try #require(try answer.json["ExceptionMessage"]?.stringValue)
                #expect(exception.hasPrefix("The parameter '\(name)' must be "))
                #expect(try await test.host.hub.status(of: "x") == nil)
            }
        }
    }

    @Test func onlyInstancesWithADedupeStatusAreInTheWay() async throws {
        try await TestHost.serving { (test) async throws in
            #expect(await test.post("\(TestHost.api)/orchestrators/Waits/x").status == 202)
            _ = try await test.host.hub.wait(for: "x") { $0.status == .running }
            let start = "\(TestHost.api)/orchestrators/Echo/x?timeout=60&dedupeStatuses"
            #expect(await test.post("\(start)=Pending,running").status == 409)
            #expect(await test.post("\(start)=Completed", "1").text == "1")
            #expect(await test.post("\(start)=Completed", "2").status == 409)
            #expect(await test.post("\(start)=Failed&dedupeStatuses=Terminated", "3").text == "3")
        }
    }

    @Test func aWaitingRestartAnswersWithTheOutputAlone() async throws {
        try await TestHost.serving { (test) async throws in
            _ = await test.post("\(TestHost.api)/orchestrators/Echo/x?timeout=60", "[1]")
            let path = "\(TestHost.api)/instances/x/restart"
            let done = await test.post("\(path)?timeout=60&pollingInterval=1")
            #expect(done.status == 200)
            #expect(done.text == "[1]")
            let refused = await test.post("\(path)?timeout=1&pollingInterval=2&restartWithNewInstanceId=false", "[2]")
            #expect(refused.status == 400)
            #expect(try refused.json["ExceptionMessage"] == "Total timeout 1 should be bigger than retry timeout 2")
            #expect(try await test.host.hub.status(of: "x")?.output == "[1]")
            #expect(try await test.post(path, "{").json["Message"] == "Invalid JSON content")
        }
    }

    @Test func aWaitingStartAnswersAFailureWith500WhenThatIsWanted() async throws {
        try await TestHost.serving { (test) async throws in
            let path = "\(TestHost.api)/orchestrators/Fails?timeout=60&returnInternalServerErrorOnFailure=true"
            #expect(await test.post(path).status == 500)
        }
    }
}
