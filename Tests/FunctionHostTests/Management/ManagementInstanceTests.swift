import DurableCore
import DurableEngine
import JSONText
import Testing

@testable import FunctionHost

/// Asking about instances, raising events and ending them over HTTP (host.md 1.2, 1.3).
struct ManagementInstanceTests {
    @Test func anUnknownInstanceIsNotFound() async throws {
        try await TestHost.serving(isAtWork: false) { (test) async throws in
            for (method, path) in [
                ("GET", "instances/x"), ("POST", "instances/x/raiseEvent/E"), ("POST", "instances/x/terminate"),
            ] {
                let answer = await test.call(method, "\(TestHost.api)/\(path)", "{")
                #expect(answer.status == 404)
                #expect(answer.body == [])
            }
        }
    }

    @Test func otherMethodsAndOperationsAreNotFound() async throws {
        try await TestHost.serving(isAtWork: false) { (test) async throws in
            _ = try await test.start("Waits", id: "x")
            for (method, path) in [
                ("GET", "orchestrators/Echo"), ("PUT", "orchestrators/Echo"), ("POST", "instances/x"), ("PATCH", "instances/x"),
                ("GET", "instances/x/terminate"), ("POST", "instances/x/raiseEvent"), ("POST", "instances/x/explode"),
                ("GET", ""), ("GET", "other"), ("POST", "orchestrators/Echo/x/y"),
            ] {
                let answer = await test.call(method, "\(TestHost.api)/\(path)")
                #expect(answer.status == 404, "\(method) \(path)")
                #expect(answer.body == [])
            }
        }
    }

    @Test func whatAnswersGETAnswersHEADToo() async throws {
        try await TestHost.serving(isAtWork: false) { (test) async throws in
            _ = try await test.start("Waits", id: "x")
            for path in [
                "instances", "instances/x", "instances/nobody", "instances/counts", "entities/counter/x", "openapi.json",
            ] {
                let head = await test.call("HEAD", "\(TestHost.api)/\(path)")
                let get = await test.get("\(TestHost.api)/\(path)")
                #expect(head.status == get.status)
                #expect(head.headerLines == get.headerLines)
            }
            let events = await test.call("HEAD", "\(TestHost.api)/instances/x/events")
            #expect(events.status == 200)
            #expect(events.stream == nil)
            #expect(await test.call("HEAD", "\(TestHost.api)/instances/x/terminate").status == 404)
        }
    }

    @Test func anInstanceThatIsNotOverIsAnsweredWith202() async throws {
        try await TestHost.serving(isAtWork: false) { (test) async throws in
            _ = try await test.start("Echo", id: "x", input: "[1]")
            let pending = await test.call(
                "GET", "\(TestHost.api)/instances/x?showInput=true&code=a%20b", headers: [("host", "127.0.0.2:80")])
            #expect(pending.status == 202)
            #expect(
                pending.headerLines == [
                    "Content-Type: application/json; charset=utf-8",
                    "Location: http://127.0.0.2:80\(TestHost.api)/instances/x?showInput=true&code=a%20b", "Retry-After: 5",
                ])
            #expect(try pending.json["runtimeStatus"] == "Pending")
            #expect(try pending.json["input"] == [1])
            #expect(try pending.json["historyEvents"] == nil)
            let flags = await test.get("\(TestHost.api)/instances/x?SHOWINPUT=False&showHistory=TRUE")
            #expect(try flags.json["input"] == .null)
            #expect(try flags.json["historyEvents"] == [])
        }
    }

    @Test func aRunningInstanceShowsItsCustomStatus() async throws {
        try await TestHost.serving { (test) async throws in
            _ = try await test.start("Waits", id: "x")
            while try await test.host.hub.status(of: "x")?.customStatus == nil { await Task.yield() }
            let running = await test.get("\(TestHost.api)/instances/x?showHistory=true")
            #expect(running.status == 202)
            #expect(try running.json["runtimeStatus"] == "Running")
            #expect(try running.json["customStatus"]?.text() == #"{"waits":true}"#)
            #expect(try running.json["historyEvents"]?[0]?["EventType"] == "ExecutionStarted")
        }
    }

    @Test func aFailureIsAnsweredWith500WhenThatIsWanted() async throws {
        try await TestHost.serving { (test) async throws in
            _ = try await test.start("Fails", id: "x")
            _ = try await test.host.hub.waitForEnd(of: "x")
            let path = "\(TestHost.api)/instances/x"
            #expect(await test.get(path).status == 200)
            #expect(await test.get(path).headerLines == ["Content-Type: application/json; charset=utf-8"])
            #expect(await test.get("\(path)?returnInternalServerErrorOnFailure=nonsense").status == 200)
            let failed = await test.get("\(path)?returnInternalServerErrorOnFailure=true")
            #expect(failed.status == 500)
            #expect(try failed.json["output"] == "Orchestrator function 'Fails' failed: not today")
            let history = await test.get("\(path)?showHistory=true&showHistoryOutput=true")
            let ending = try #require(try history.json["historyEvents"]?[1])
            #expect(ending["OrchestrationStatus"] == "Failed")
            #expect(ending["FailureDetails"]?["ErrorType"] == "TypeError")
        }
    }

    private static let eventBodies: [(String, String?, Int, String)] = [
        (#"{"a":1}"#, "application/json", 202, #"{"a":1}"#),
        ("0", "Application/JSON; charset=utf-8", 202, "0"),
        ("", nil, 202, "null"),
        ("", "text/plain", 202, "null"),
        ("1", "text/plain", 400, #"{"Message":"Only application/json request content is supported"}"#),
        ("1", nil, 400, #"{"Message":"Only application/json request content is supported"}"#),
        ("{", "text/plain", 400, #"{"Message":"Only application/json request content is supported"}"#),
        (
            "{", "application/json", 400,
            #"{"Message":"Invalid JSON content","ExceptionMessage":"the text ends too early (line 1, column 2)"}"#
        ),
    ]

    @Test func eventsAreJSONOrEmpty() async throws {
        try await TestHost.serving { (test) async throws in
            for (index, (body, type, status, text)) in Self.eventBodies.enumerated() {
                let id = try await test.start("Waits", id: "\(index)")
                let headers = type.map { [(name: "content-type", value: $0)] } ?? []
                let answer = await test.call("POST", "\(TestHost.api)/instances/\(id)/raiseEvent/go", body, headers: headers)
                #expect(answer.status == status)
                if status == 202 {
                    #expect(answer.body == [])
                    #expect(try await test.host.hub.waitForEnd(of: id)?.output?.json == text)
                } else {
                    #expect(answer.text == text)
                }
            }
        }
    }

    @Test func anInstanceThatHasEndedIsGoneBeforeAnythingElseIsChecked() async throws {
        try await TestHost.serving { (test) async throws in
            _ = await test.post("\(TestHost.api)/orchestrators/Echo/x?timeout=60")
            let event = await test.call("POST", "\(TestHost.api)/instances/x/raiseEvent/E", "{")
            #expect(event.status == 410)
            #expect(event.body == [])
            #expect(await test.post("\(TestHost.api)/instances/x/terminate").status == 410)
        }
    }

    @Test(arguments: [("?reason=no+more%21", "no more!"), ("", nil), ("?reason=", "")])
    func terminationEndsAnInstanceWithItsReason(_ query: String, _ reason: String?) async throws {
        try await TestHost.serving { (test) async throws in
            _ = try await test.start("Waits", id: "a b")
            let answer = await test.post("\(TestHost.api)/Instances/a%20b/TERMINATE\(query)")
            #expect(answer.status == 202)
            #expect(answer.body == [])
            #expect(try await test.host.hub.waitForEnd(of: "a b")?.status == .terminated)
            let status = await test.get("\(TestHost.api)/instances/a%20b")
            #expect(status.status == 200)
            #expect(try status.json["output"] == reason.map { .string($0) } ?? .null)
        }
    }
}
