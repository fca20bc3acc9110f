import DurableCore
import DurableEngine
import DurableTestKit
import JSONText
import Testing

@testable import FunctionHost

/// Following instances over HTTP.
@Suite(.timeLimit(.minutes(2))) struct ManagementProgressTests {
    private static let instances = "\(TestHost.api)/instances"

    private static func serving(
        clock: any HubClock = SystemHubClock(), isAtWork: Bool = true, _ body: (TestHost) async throws -> Void
    ) async throws {
        try await TestHost.serving("management", clock: clock, isAtWork: isAtWork, body)
    }

    /// Follows an instance, perhaps from where another stream was left.
    private static func follow(
        _ test: TestHost, _ id: String, _ query: String = "", after position: String? = nil
    ) async throws -> EventReader {
        let headers = position.map { [(name: "last-event-id", value: $0)] } ?? []
        let answer = await test.call("GET", "\(instances)/\(id)/events\(query)", headers: headers)
        #expect(answer.status == 200)
        return try EventReader(answer)
    }

    private static func names(_ events: [EventReader.Event]) throws -> [String] {
        try events.map { $0.name == "history" ? try $0.type ?? "" : $0.name }
    }

    @Test func anInstanceThatHasEndedIsToldFromItsBeginningToItsEnd() async throws {
        try await Self.serving { (test) async throws in
            #expect(await test.post("\(TestHost.api)/orchestrators/Sum/x?timeout=60", "[1]").text == "2")
            let row = try #require(try await test.host.hub.status(of: "x"))
            let answer = await test.get("\(Self.instances)/x/events")
            #expect(answer.status == 200)
            #expect(
                answer.headerLines == ["Content-Type: text/event-stream; charset=utf-8", "Cache-Control: no-store"])
            let events = try await EventReader(answer).rest()
            #expect(
                try Self.names(events) == [
                    "execution", "ExecutionStarted", "TaskScheduled", "TaskCompleted", "ExecutionCompleted", "end",
                ])
            #expect(try events[0].json.text() == #"{"instanceId":"x","executionId":"\#(row.execution)"}"#)
            #expect(try events[3].json["FunctionName"] == "Double")
            #expect(try events[3].json["Input"] == 1)
            #expect(try events[3].json["Result"] == nil)
            let status = await test.get("\(Self.instances)/x")
            #expect(events[5].data == status.text)
            // Every position is one more than that of an event before it, for events that are not shown count too.
            let ids = try events.map { try #require($0.id) }
            #expect(Set(ids).count == ids.count)
            #expect(ids[0] == "0:\(row.execution)")
            #expect(ids[5].hasPrefix("end:"))
        }
    }

    @Test func theFlagsOfAStatusCountHereToo() async throws {
        try await Self.serving { (test) async throws in
            _ = await test.post("\(TestHost.api)/orchestrators/Sum/x?timeout=60", "[1]")
            let events = try await Self.follow(test, "x", "?showInput=false&showHistoryOutput=true").rest()
            #expect(try events[3].json["Result"] == 2)
            #expect(try events[3].json["Input"] == nil)
            #expect(try events[5].json["input"] == .null)
        }
    }

    @Test func whatHappensIsToldAsItHappens() async throws {
        try await Self.serving { (test) async throws in
            _ = try await test.start("Waits", id: "x")
            let reader = try await Self.follow(test, "x")
            #expect(try await reader.event()?.name == "execution")
            var status = try await reader.event(called: "status")
            while try status.json["customStatus"] != "waits" { status = try await reader.event(called: "status") }
            #expect(try status.json["runtimeStatus"] == "Running")
            #expect(await test.post("\(Self.instances)/x/suspend?reason=lunch").status == 202)
            let suspended = try await reader.event(called: "status")
            #expect(try suspended.json["runtimeStatus"] == "Suspended")
            #expect(try suspended.json["suspendReason"] == "lunch")
            #expect(await test.post("\(Self.instances)/x/resume").status == 202)
            #expect(try await reader.event(called: "status").json["runtimeStatus"] == "Running")
            #expect(await test.post("\(Self.instances)/x/raiseEvent/Go", "7").status == 202)
            let rest = try await reader.rest()
            #expect(try Self.names(rest).suffix(3) == ["EventRaised", "ExecutionCompleted", "end"])
            #expect(try rest.last?.json["output"] == 7)
        }
    }

    @Test func aClientGoesOnWhereItWas() async throws {
        try await Self.serving { (test) async throws in
            _ = await test.post("\(TestHost.api)/orchestrators/Sum/x?timeout=60", "[1,2]")
            let all = try await Self.follow(test, "x").rest()
            for (index, event) in all.enumerated().dropLast() {
                let rest = try await Self.follow(test, "x", after: event.id).rest()
                // The beginning of an execution is told to those who know nothing of it.
                let expected = index == 0 ? all[...] : all[(index + 1)...]
                #expect(rest.map(\.id) == expected.map(\.id))
                #expect(rest.map(\.data) == expected.map(\.data))
            }
            let end = await test.call(
                "GET", "\(Self.instances)/x/events", headers: [("last-event-id", try #require(all.last?.id))])
            #expect(end.status == 204)
            #expect(end.stream == nil)
        }
    }

    @Test func aPositionOfAnotherLifeBeginsAnew() async throws {
        try await Self.serving { (test) async throws in
            _ = await test.post("\(TestHost.api)/orchestrators/Sum/x?timeout=60", "[1]")
            let row = try #require(try await test.host.hub.status(of: "x"))
            for position in ["3:other", "end:3:other", "999:\(row.execution)"] {
                #expect(try await Self.follow(test, "x", after: position).rest().first?.name == "execution")
            }
        }
    }

    @Test func aPositionThatIsNoneIsRefused() async throws {
        try await Self.serving(isAtWork: false) { (test) async throws in
            _ = try await test.start("Waits", id: "x")
            let answer = await test.call("GET", "\(Self.instances)/x/events", headers: [("last-event-id", "soon")])
            #expect(answer.status == 400)
            #expect(
                try answer.json["ExceptionMessage"]
                    == "The parameter 'Last-Event-ID' must be the id of an event of this stream, not 'soon'.")
            #expect(await test.get("\(Self.instances)/x/events?timeout=soon").status == 400)
        }
    }

    @Test func whatIsNotThereCannotBeFollowed() async throws {
        try await Self.serving(isAtWork: false) { (test) async throws in
            let answer = await test.get("\(Self.instances)/nobody/events")
            #expect(answer.status == 404)
            #expect(answer.stream == nil)
        }
    }

    @Test func everyContinueAsNewBeginsAnExecution() async throws {
        try await Self.serving { (test) async throws in
            _ = try await test.start("Rounds", id: "x", input: "2")
            let reader = try await Self.follow(test, "x")
            var executions: Set<String> = []
            for _ in 0..<2 {
                executions.insert(try await reader.event(called: "execution").data)
                _ = try await reader.event(called: "history")
                #expect(await test.post("\(Self.instances)/x/raiseEvent/Go").status == 202)
            }
            executions.insert(try await reader.event(called: "execution").data)
            let rest = try await reader.rest()
            #expect(try Self.names(rest) == ["ExecutionStarted", "ExecutionCompleted", "end"])
            #expect(executions.count == 3)
        }
    }

    /// More events than are read at once.
    @Test func aLongHistoryIsToldWhole() async throws {
        try await Self.serving { (test) async throws in
            _ = try await test.start("Waits", id: "x")
            #expect(try await test.host.hub.wait(for: "x") { $0.customStatus != nil } != nil)
            for number in 0..<150 {
                #expect(await test.post("\(Self.instances)/x/raiseEvent/Other", "\(number)").status == 202)
            }
            #expect(await test.post("\(Self.instances)/x/raiseEvent/Go", #""over""#).status == 202)
            #expect(try await test.host.hub.waitForEnd(of: "x")?.output == #""over""#)
            let events = try await Self.follow(test, "x").rest()
            let raised = try events.filter { try $0.name == "history" && $0.type == "EventRaised" }
            #expect(try raised.dropLast().map { try $0.json["Input"]?.intValue } == Array(0..<150))
            #expect(events.last?.name == "end")
            let middle = try #require(raised[120].id)
            let rest = try await Self.follow(test, "x", after: middle).rest()
            #expect(try rest.first?.json["Input"] == 121)
        }
    }

    @Test func anInstanceThatIsForgottenIsToldAsThat() async throws {
        try await Self.serving { (test) async throws in
            _ = try await test.start("Waits", id: "x")
            let reader = try await Self.follow(test, "x")
            _ = try await reader.event(called: "status")
            #expect(try await test.host.hub.purge("x", force: true) == 1)
            // Its end may be told before, when there was time for it.
            let last = try #require(try await reader.rest().last)
            #expect(["purged", "end"].contains(last.name))
            if last.name == "purged" { #expect(last.data == #"{"instanceId":"x"}"#) }
        }
    }

    @Test func anEntityIsFollowedThroughItsStates() async throws {
        try await Self.serving { (test) async throws in
            let counter = "\(TestHost.api)/entities/Counter/a"
            #expect(await test.post("\(counter)?op=add", "1").status == 202)
            while await test.get(counter).text != "1" { await Task.yield() }
            let reader = try await Self.follow(test, "@counter@a")
            #expect(try await reader.event(called: "status").json["input"]?["state"] == "1")
            #expect(await test.post("\(counter)?op=add", "2").status == 202)
            #expect(try await reader.event(called: "status").json["input"]?["state"] == "3")
        }
    }

    @Test func aStreamEndsWhenItsTimeIsOver() async throws {
        try await Self.serving(isAtWork: false) { (test) async throws in
            _ = try await test.start("Waits", id: "x")
            let events = try await Self.follow(test, "x", "?timeout=0.05").rest()
            #expect(events.map(\.name) == ["execution", "status"])
        }
    }

    @Test func aStreamEndsWhenTheHostStops() async throws {
        try await Self.serving(isAtWork: false) { (test) async throws in
            _ = try await test.start("Waits", id: "x")
            let reader = try await Self.follow(test, "x")
            _ = try await reader.event(called: "status")
            async let rest = reader.rest()
            test.host.router.management.stopWaiting()
            #expect(try await rest.isEmpty)
        }
    }

    @Test func silenceIsBrokenEvery15Seconds() async throws {
        let clock = VirtualClock()
        try await Self.serving(clock: clock, isAtWork: false) { (test) async throws in
            _ = try await test.start("Waits", id: "x")
            let start = clock.now
            let reader = try await Self.follow(test, "x")
            _ = try await reader.event(called: "status")
            for round in 1...2 {
                let due = start + .seconds(15 * round)
                async let comment: Void = reader.comment()
                while clock.now < due {
                    // It also looks by itself every few seconds.
                    let next = min(due, clock.now + .seconds(5))
                    try await clock.sleeper(until: next)
                    #expect(await reader.comments == round - 1)
                    clock.advance(by: next - clock.now)
                }
                try await comment
            }
        }
    }
}
