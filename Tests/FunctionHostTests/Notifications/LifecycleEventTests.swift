import DurableCore
import FunctionApp
import Testing

@testable import FunctionHost

struct LifecycleEventTests {
    private static let time = Timestamp(microseconds: 1_700_000_000_123_456)

    private static func events(
        _ status: RuntimeStatus, from: Int = 0, generation: Int = 0, failure: FailureDetails? = nil, reason: String? = nil,
        of instance: InstanceID = "abc"
    ) -> [LifecycleEvent] {
        let start = HistoryEvent(.executionStarted(ExecutionStarted(name: "Hello", generation: generation)), at: time)
        let update = InstanceUpdate(status: status, lastUpdatedAt: time, failure: failure, reason: reason)
        let change = Checkpoint.Change(update: update, body: .history(from: from, append: from == 0 ? [start] : []))
        return LifecycleEvent.all(in: change, of: instance, named: "Hello")
    }

    @Test func anOrchestrationStartsOnceAndEndsOnce() {
        #expect(Self.events(.running).map(\.kind) == [.started])
        #expect(Self.events(.running, from: 3).isEmpty)
        #expect(Self.events(.completed, from: 3).map(\.kind) == [.completed])
        #expect(Self.events(.completed).map(\.kind) == [.started, .completed])
        #expect(Self.events(.running, generation: 2).isEmpty)
        #expect(Self.events(.suspended, from: 3).isEmpty)
        #expect(Self.events(.running, of: "@counter@a").isEmpty)
    }

    @Test func whatWentWrongIsTheReason() {
        let failure = FailureDetails(errorType: "Error", message: "boom")
        #expect(Self.events(.failed, from: 1, failure: failure).map(\.reason) == ["boom"])
        #expect(Self.events(.terminated, from: 1, reason: "enough").map(\.reason) == ["enough"])
        #expect(Self.events(.terminated, from: 1).map(\.reason) == [""])
    }

    @Test func theBodyIsWhatEventGridTakes() throws {
        let event = try #require(Self.events(.terminated, from: 1, reason: "en\"ough").first)
        #expect(
            event.body(hubName: "Hub", id: "1-2") == """
                [{"id":"1-2","topic":null,"subject":"durable/orchestrator/Terminated","data":{"hubName":"Hub",\
                "functionName":"Hello","instanceId":"abc","reason":"en\\"ough","runtimeStatus":"Terminated"},\
                "eventType":"orchestratorEvent","eventTime":"2023-11-14T22:13:20.1234560Z","dataVersion":"1.0"}]
                """)
        let started = try #require(Self.events(.running).first)
        #expect(started.body(hubName: "Hub", id: "1").contains(#""subject":"durable/orchestrator/Running""#))
    }
}
