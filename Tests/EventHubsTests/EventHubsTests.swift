import AzureTestKit
import CKafka
import EventHubs
import Testing

@Suite(.timeLimit(.minutes(2)))
struct EventHubsTests {
    private let cluster = MockCluster()

    private func texts(_ range: Range<Int>) -> [EventToSend] { range.map { EventToSend(body: Array("event \($0)".utf8)) } }

    private func consumer(_ hub: String, group: String = "$Default") async throws -> EventHubConsumer {
        // Short times, so that members that leave are missed soon.
        let times = ["session.timeout.ms": "6000", "heartbeat.interval.ms": "200"]
        return try await EventHubConsumer(hub, group: group, settings: cluster.settings.merging(times) { $1 })
    }

    /// Reads until so many events have come.
    private func receive(_ count: Int, from consumer: EventHubConsumer, acknowledging: Bool = true) async throws
        -> [ReceivedEvent]
    {
        var all: [ReceivedEvent] = []
        while all.count < count {
            let events = try await consumer.events(limit: count - all.count)
            #expect(Set(events.map(\.partition)).count <= 1)
            if acknowledging, let last = events.last { #expect(try await consumer.acknowledge(last)) }
            all += events
        }
        return all
    }

    @Test func eventsAreSentAndReceivedInOrder() async throws {
        cluster.create("hub", partitions: 1)
        let producer = EventHubProducer(settings: cluster.settings)
        try await producer.send(texts(0..<50), to: "hub")
        try await producer.send([EventToSend(body: [0, 255], partitionKey: "k\u{E9}y")], to: "hub")
        let consumer = try await consumer("hub")
        let events = try await receive(51, from: consumer)
        #expect(events.prefix(50).map { String(decoding: $0.body, as: UTF8.self) } == (0..<50).map { "event \($0)" })
        #expect(events.map(\.offset) == Array(0..<51))
        #expect(events.last?.body == [0, 255])
        #expect(events.last?.partitionKey == "k\u{E9}y")
        #expect(events.first?.partitionKey == nil)
        #expect(events.allSatisfy { $0.enqueuedAt != nil })
        await consumer.close()
        await producer.close()
    }

    @Test func eventsOfOneKeyComeIntoOnePartition() async throws {
        cluster.create("hub", partitions: 4)
        let producer = EventHubProducer(settings: cluster.settings)
        try await producer.send((0..<20).map { EventToSend(body: [UInt8($0)], partitionKey: "same") }, to: "hub")
        let consumer = try await consumer("hub")
        let events = try await receive(20, from: consumer)
        #expect(Set(events.map(\.partition)).count == 1)
        #expect(events.map(\.body) == (0..<20).map { [UInt8($0)] })
        await consumer.close()
    }

    @Test func manySendersShareOneProducer() async throws {
        cluster.create("hub", partitions: 4)
        let producer = EventHubProducer(settings: cluster.settings)
        try await withThrowingTaskGroup { group in
            for index in 0..<40 { group.addTask { try await producer.send([EventToSend(body: [UInt8(index)])], to: "hub") } }
            try await group.waitForAll()
        }
        let consumer = try await consumer("hub")
        let events = try await receive(40, from: consumer)
        #expect(Set(events.map(\.body)) == Set((0..<40).map { [UInt8($0)] }))
        await consumer.close()
    }

    @Test func aConsumerGoesOnWhereItsGroupAcknowledged() async throws {
        cluster.create("hub", partitions: 1)
        let producer = EventHubProducer(settings: cluster.settings)
        try await producer.send(texts(0..<10), to: "hub")
        let first = try await consumer("hub")
        let handled = try await receive(4, from: first)
        _ = try await receive(3, from: first, acknowledging: false)
        await first.close()
        #expect(handled.last?.offset == 3)
        let second = try await consumer("hub")
        #expect(try await receive(6, from: second).map(\.offset) == Array(4..<10))
        await second.close()
        let other = try await consumer("hub", group: "others")
        #expect(try await receive(10, from: other).map(\.offset) == Array(0..<10))
        await other.close()
    }

    @Test func eventsThatCouldNotBeHandledComeAgain() async throws {
        cluster.create("hub", partitions: 1)
        let producer = EventHubProducer(settings: cluster.settings)
        try await producer.send(texts(0..<6), to: "hub")
        let consumer = try await consumer("hub")
        let events = try await receive(4, from: consumer, acknowledging: false)
        try await consumer.goBack(to: events[1])
        #expect(try await receive(5, from: consumer).map(\.offset) == Array(1..<6))
        await consumer.close()
    }

    @Test func partitionsOfAMemberThatLeavesGoToTheOthers() async throws {
        cluster.create("hub", partitions: 2)
        let producer = EventHubProducer(settings: cluster.settings)
        let (left, right) = (try await consumer("hub"), try await consumer("hub"))
        for partition in 0..<8 { try await producer.send([EventToSend(body: [0], partitionKey: "key \(partition)")], to: "hub") }
        var seen: Set<String> = []
        while seen.count < 8 {
            for member in [left, right] {
                let events = try await member.events(limit: 10)
                seen.formUnion(events.map { "\($0.partition)/\($0.offset)" })
                if let last = events.last { _ = try await member.acknowledge(last) }
            }
        }
        await left.close()
        for partition in 0..<8 { try await producer.send([EventToSend(body: [1], partitionKey: "key \(partition)")], to: "hub") }
        var later: Set<String> = []
        while later.count < 8 {
            let events = try await right.events(limit: 10)
            later.formUnion(events.filter { $0.body == [1] }.map { "\($0.partition)/\($0.offset)" })
        }
        await right.close()
    }

    @Test func brokersThatFailForAWhileAreTriedAgain() async throws {
        cluster.create("hub", partitions: 1)
        cluster.fail(
            MockCluster.produce, with: [RD_KAFKA_RESP_ERR_NOT_LEADER_FOR_PARTITION, RD_KAFKA_RESP_ERR_REQUEST_TIMED_OUT])
        let producer = EventHubProducer(settings: cluster.settings)
        try await producer.send(texts(0..<3), to: "hub")
        let consumer = try await consumer("hub")
        #expect(try await receive(3, from: consumer).map(\.offset) == [0, 1, 2])
        await consumer.close()
    }

    @Test func whatTheBrokersRefuseIsAnErrorForGood() async throws {
        cluster.create("hub", partitions: 1)
        let producer = EventHubProducer(settings: cluster.settings.merging(["message.max.bytes": "1000"]) { $1 })
        let error = await #expect(throws: EventHubError.self) {
            try await producer.send([EventToSend(body: Array(repeating: 0, count: 2_000))], to: "hub")
        }
        #expect(error?.code == "MSG_SIZE_TOO_LARGE")
        #expect(error?.isTransient == false)
        #expect(error?.operation == "sending to the event hub 'hub'")
        try await producer.send(texts(0..<1), to: "hub")
    }

    @Test func nobodyThereIsAnErrorThatMayPass() async throws {
        let producer = EventHubProducer(settings: ["bootstrap.servers": "127.0.0.1:1", "message.timeout.ms": "300"])
        let error = await #expect(throws: EventHubError.self) { try await producer.send(texts(0..<2), to: "hub") }
        #expect(error?.code == "_MSG_TIMED_OUT")
        #expect(error?.isTransient == true)
        await producer.close()
        let closed = await #expect(throws: EventHubError.self) { try await producer.send(texts(0..<1), to: "hub") }
        #expect(closed?.reason == "the producer is closed")
    }

    @Test func settingsThatAreNoneAreNamedWithoutTheirValues() async throws {
        let error = await #expect(throws: EventHubError.self) {
            try await EventHubProducer(settings: ["no.such": "secret"]).send(texts(0..<1), to: "hub")
        }
        #expect(error?.reason == "the setting 'no.such' is not taken")
    }
}
