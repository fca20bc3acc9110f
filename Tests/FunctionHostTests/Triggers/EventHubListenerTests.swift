import DurableCore
import DurableEngine
import DurableTestKit
import Foundation
import FunctionApp
import JSONText
import Testing

@testable import FunctionHost

/// Functions that events start (host.md 2.10), and event hubs as outputs.
@Suite(.timeLimit(.minutes(5))) struct EventHubListenerTests {
    /// An app with a function for events of `hub`, which puts out through `seen`.
    private static func files(_ script: String, _ property: String = "", retry: String = "") -> [String: String] {
        let function = """
            {"bindings":[{"name":"event","type":"eventHubTrigger","direction":"in","eventHubName":"hub"\(property)},
            {"name":"seen","type":"queue","queueName":"seen","direction":"out"}]\(retry)}
            """
        return ["Worker/function.json": function, "Worker/index.js": "module.exports = \(script);"]
    }

    private static func seen(_ test: TestHost, _ count: Int = 1) async throws -> [String] {
        while true {
            try Task.checkCancellation()
            let messages = try await test.peek("seen")
            if messages.count >= count { return messages }
        }
    }

    private static func append(_ test: TestHost, _ bodies: [Payload]) async throws {
        try await test.host.hub.write([.append("hub", bodies.map { EventHubEvent(body: $0) }, at: test.host.hub.now)])
    }

    @Test(
        arguments: [
            ("", [#"{"a":1}"#], #"["object",{"a":1}]"#), ("", [#""text""#], #"["string","text"]"#),
            ("", [#""{\"a\":1}""#], #"["object",{"a":1}]"#),
            (#","dataType":"string""#, [#"{"a":1}"#], #"["string","{\"a\":1}"]"#),
            (#","dataType":"binary""#, [#""é""#], #"["object",{"type":"Buffer","data":[195,169]}]"#),
            (#","cardinality":"many""#, [#"{"a":1}"#, #""x""#], #"["object",[{"a":1},"x"]]"#),
            (#","cardinality":"many","dataType":"binary""#, [#""a""#], #"["object",[{"type":"Buffer","data":[97]}]]"#),
        ] as [(String, [Payload], String)])
    func aFunctionSeesItsEvents(_ property: String, _ bodies: [Payload], _ expected: String) async throws {
        let script = "async (context, e) => { context.bindings.seen = [[typeof e, e]]; }"
        try await TestHost.serving(files: Self.files(script, property), functions: ["Worker"]) { (test) async throws in
            try await Self.append(test, bodies)
            #expect(try await Self.seen(test) == [expected])
        }
    }

    @Test func bindingDataTellsOfTheEvent() async throws {
        let script = """
            async (context) => {
                const { partitionContext, sequenceNumber, offset, enqueuedTimeUtc, properties, systemProperties } = context.bindingData;
                context.bindings.seen = { partitionContext, sequenceNumber, offset, time: !isNaN(new Date(enqueuedTimeUtc)), properties,
                    number: systemProperties["x-opt-sequence-number"] };
            }
            """
        try await TestHost.serving(files: Self.files(script), functions: ["Worker"]) { (test) async throws in
            try await Self.append(test, ["1"])
            #expect(
                try await Self.seen(test) == [
                    #"{"partitionContext":{"consumerGroup":"$Default","eventHubName":"hub","eventHubPath":"hub","partitionId":"0"},"#
                        + #""sequenceNumber":0,"offset":"0","time":true,"properties":{},"number":0}"#
                ])
        }
    }

    @Test func bindingDataOfManyEventsIsArrays() async throws {
        let script =
            "async (context) => { context.bindings.seen = [[context.bindingData.sequenceNumberArray, "
            + "context.bindingData.propertiesArray.length, context.bindingData.sequenceNumber]]; }"
        let files = Self.files(script, #","cardinality":"many""#)
        try await TestHost.serving(files: files, functions: ["Worker"]) { (test) async throws in
            try await Self.append(test, ["1", "2"])
            #expect(try await Self.seen(test) == ["[[0,1],2,null]"])
        }
    }

    @Test func hostJSONSaysHowManyEventsABatchHas() async throws {
        let script = "async (context, events) => { context.bindings.seen = [[events]]; }"
        var files = Self.files(script, #","cardinality":"many""#)
        files["host.json"] = #"{"version":"2.0","extensions":{"eventHubs":{"maxEventBatchSize":2}}}"#
        try await TestHost.serving(files: files, functions: ["Worker"]) { (test) async throws in
            try await Self.append(test, ["1", "2", "3"])
            #expect(try await Self.seen(test, 2) == ["[[1,2]]", "[[3]]"])
        }
    }

    @Test func itGoesOnWhereItLeftOff() async throws {
        let script = "async (context, e) => { context.bindings.seen = [[e]]; }"
        let copy = try AppCopy(files: Self.files(script))
        try await TestHost.serving(copy: copy, functions: ["Worker"], isAtWork: false) { (test) async throws in
            try await Self.append(test, ["1", "2"])
        }
        try await TestHost.serving(copy: copy, functions: ["Worker"]) { (test) async throws in
            #expect(try await Self.seen(test, 2).sorted() == ["[1]", "[2]"])
        }
        try await TestHost.serving(copy: copy, functions: ["Worker"]) { (test) async throws in
            try await Self.append(test, ["3"])
            #expect(try await Self.seen(test, 3).sorted() == ["[1]", "[2]", "[3]"])
        }
    }

    @Test func anEventThatFailsDoesNotHoldUpTheOthers() async throws {
        let script = "async (context, e) => { if (e === 1) throw new Error('bad event'); context.bindings.seen = [[e]]; }"
        try await TestHost.serving(files: Self.files(script), functions: ["Worker"]) { (test) async throws in
            try await Self.append(test, ["1"])
            try await Self.append(test, ["2"])
            #expect(try await Self.seen(test) == ["[2]"])
            // Events of one batch are handled at the same time.
            while !test.log.lines.contains(where: { $0.hasPrefix("error: Error: bad event") }) {
                try Task.checkCancellation()
                await Task.yield()
            }
        }
    }

    @Test func whatTheFunctionCannotHelpLosesNoEvent() async throws {
        let function = """
            {"bindings":[{"name":"event","type":"eventHubTrigger","direction":"in","eventHubName":"hub"},
            {"name":"copy","type":"blob","direction":"out","path":"copies/{name}"}]}
            """
        let script = "module.exports = async (context, e) => { context.bindings.copy = e.name; };"
        let clock = VirtualClock()
        let files = ["Worker/function.json": function, "Worker/index.js": script]
        try await TestHost.serving(clock: clock, files: files, functions: ["Worker"]) { (test) async throws in
            let blobs = "\(test.host.app.root)/.perdure/\(test.host.app.host.durableTask.hubName).blobs"
            try FileManager.default.createDirectory(atPath: blobs, withIntermediateDirectories: true)
            // A file where the container's folder would be.
            try Data().write(to: URL(filePath: "\(blobs)/copies"))
            try await Self.append(test, [#"{"name":"a"}"#])
            while !test.log.lines.contains(where: { $0.contains("Events of the hub 'hub' could not be handled") }) {
                try Task.checkCancellation()
                await Task.yield()
            }
            try FileManager.default.removeItem(atPath: "\(blobs)/copies")
            // Others sleep as long as the listener, which may not have gone to sleep yet.
            while try await test.blob("copies", "a") == nil {
                try Task.checkCancellation()
                if let next = clock.deadlines.min() { clock.advance(by: next - clock.now) }
                for _ in 1...100 { await Task.yield() }
            }
        }
    }

    @Test func aRetryPolicyIsFollowed() async throws {
        let script =
            "async (context, e) => { const retry = context.executionContext.retryContext; "
            + "if (!retry) throw new Error('once'); context.bindings.seen = [[retry.retryCount, retry.exception.message]]; }"
        let retry = #","retry":{"strategy":"fixedDelay","maxRetryCount":2,"delayInterval":"00:00:10"}"#
        let clock = VirtualClock()
        try await TestHost.serving(clock: clock, files: Self.files(script, retry: retry), functions: ["Worker"]) {
            (test) async throws in
            let start = clock.now
            try await Self.append(test, ["1"])
            try await clock.sleeper(until: start + .seconds(10))
            clock.advance(by: .seconds(10))
            #expect(try await Self.seen(test) == [#"[1,"once"]"#])
        }
    }

    @Test func anOutputBecomesEvents() async throws {
        let binding = #"{"name":"out","type":"eventHub","direction":"out","eventHubName":"hub-{n}","connection":"E"}"#
        let script = "async (context, input) => { context.bindings.out = input.value; }"
        try await BindingApp.serving(binding, script) { (test) async throws in
            for value in [#""text""#, #"{"a":1}"#, #"[{"b":2},"x"]"#, "null", "[]"] {
                _ = try await test.act(#"{"n":1,"value":\#(value)}"#)
            }
            let events = try await test.host.hub.events(of: "hub-1", after: 0, limit: 10)
            #expect(events.map(\.event.body.json) == [#""text""#, #"{"a":1}"#, #"{"b":2}"#, #""x""#])
        }
    }

    @Test func whatIsOldIsForgotten() async throws {
        let clock = VirtualClock()
        try await TestHost.serving(clock: clock, functions: ["Echo"]) { (test) async throws in
            let start = clock.now
            try await Self.append(test, ["1"])
            try await clock.sleeper(until: start + .seconds(3_600))
            clock.advance(by: EventHubRetention.age + .seconds(3_600))
            while try await test.host.hub.events(of: "hub", after: 0, limit: 1).isEmpty == false { try Task.checkCancellation() }
            #expect(try await test.host.hub.eventHubs().map(\.lastSequence) == [1])
        }
    }
}
