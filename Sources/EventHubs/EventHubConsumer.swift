import CKafka
import DurableCore
import ThreadExecutor

/// Receives the events of one event hub as a member of a consumer group, on a thread of its own.
///
/// The group shares the partitions among its members and keeps, for each, up to where events were acknowledged. What was not
/// comes again: to this member, or to the one that has the partition then.
package actor EventHubConsumer {
    package nonisolated let eventHub: String
    /// `nil` after `close()`.
    private var handle: KafkaHandle?
    private nonisolated let executor = ThreadExecutor(name: "event-hub-in")
    /// An event of another partition than those that were given out last.
    private var held: ReceivedEvent?

    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Joins the group.
    ///
    /// - Parameters:
    ///   - settings: librdkafka's; those of the connection string, and more.
    ///   - startsAtEnd: whether a partition that nothing was acknowledged of begins with what comes from now on.
    /// - Throws: `EventHubError` when a setting is not taken.
    package init(_ eventHub: String, group: String, startsAtEnd: Bool = false, settings: [String: String]) async throws {
        self.eventHub = eventHub
        let own = [
            "group.id": group, "enable.auto.commit": "false", "enable.auto.offset.store": "false",
            "auto.offset.reset": startsAtEnd ? "latest" : "earliest",
            // How long functions may take is not for the group to limit; dead members are missed by their heartbeats.
            "max.poll.interval.ms": "86400000",
        ]
        do {
            try open(own.merging(settings) { _, given in given })
        } catch {
            executor.stop()
            throw error
        }
    }

    isolated deinit { close() }

    private func open(_ settings: [String: String]) throws {
        let handle = try KafkaHandle(RD_KAFKA_CONSUMER, settings)
        rd_kafka_poll_set_consumer(handle.pointer)
        let topics = rd_kafka_topic_partition_list_new(1)
        defer { rd_kafka_topic_partition_list_destroy(topics) }
        rd_kafka_topic_partition_list_add(topics, eventHub, RD_KAFKA_PARTITION_UA)
        let error = rd_kafka_subscribe(handle.pointer, topics)
        guard error == RD_KAFKA_RESP_ERR_NO_ERROR else {
            throw EventHubError("receiving from the event hub '\(eventHub)'", error)
        }
        self.handle = handle
    }

    /// The next events, all of one partition and in its order, up to `limit`. None when there are none for a tenth of a second,
    /// so that acknowledging need not wait longer for the thread.
    ///
    /// - Throws: `EventHubError`; it may be called again then.
    package func events(limit: Int) throws -> [ReceivedEvent] {
        guard let handle else {
            throw EventHubError(
                operation: "receiving from the event hub '\(eventHub)'", code: "_DESTROY", reason: "the consumer is closed",
                isTransient: false)
        }
        if let first = held {
            held = nil
            return try fill([first], limit, handle)
        }
        guard let first = try next(handle, waiting: 100) else { return [] }
        return try fill([first], limit, handle)
    }

    private func fill(_ begun: [ReceivedEvent], _ limit: Int, _ handle: KafkaHandle) throws -> [ReceivedEvent] {
        var events = begun
        while events.count < limit, let event = try? next(handle, waiting: 0) {
            guard event.partition == events[0].partition else {
                held = event
                break
            }
            events.append(event)
        }
        return events
    }

    private func next(_ handle: KafkaHandle, waiting milliseconds: Int32) throws -> ReceivedEvent? {
        guard let message = rd_kafka_consumer_poll(handle.pointer, milliseconds) else { return nil }
        defer { rd_kafka_message_destroy(message) }
        let error = message.pointee.err
        guard error == RD_KAFKA_RESP_ERR_NO_ERROR else {
            if error == RD_KAFKA_RESP_ERR__PARTITION_EOF { return nil }
            throw EventHubError("receiving from the event hub '\(eventHub)'", error)
        }
        var type = RD_KAFKA_TIMESTAMP_NOT_AVAILABLE
        let time = rd_kafka_message_timestamp(message, &type)
        return ReceivedEvent(
            body: Self.bytes(message.pointee.payload, message.pointee.len),
            partitionKey: message.pointee.key.map { String(decoding: Self.bytes($0, message.pointee.key_len), as: UTF8.self) },
            partition: Int(message.pointee.partition), offset: message.pointee.offset,
            enqueuedAt: type == RD_KAFKA_TIMESTAMP_NOT_AVAILABLE ? nil : Timestamp(microseconds: time * 1_000),
            properties: Self.headers(of: message))
    }

    /// Keeps durably that everything up to and with this event was handled. Returns false when the partition is another
    /// member's now, who gets the events again.
    ///
    /// - Throws: `EventHubError`; the events come again, or it is tried again.
    package func acknowledge(_ event: ReceivedEvent) throws -> Bool {
        guard let handle else { return false }
        let offsets = rd_kafka_topic_partition_list_new(1)
        defer { rd_kafka_topic_partition_list_destroy(offsets) }
        rd_kafka_topic_partition_list_add(offsets, eventHub, Int32(event.partition)).pointee.offset = event.offset + 1
        let error = rd_kafka_commit(handle.pointer, offsets, 0)
        let isLost = [
            RD_KAFKA_RESP_ERR_ILLEGAL_GENERATION, RD_KAFKA_RESP_ERR_UNKNOWN_MEMBER_ID, RD_KAFKA_RESP_ERR_REBALANCE_IN_PROGRESS,
            RD_KAFKA_RESP_ERR__ASSIGNMENT_LOST, RD_KAFKA_RESP_ERR_FENCED_INSTANCE_ID,
        ].contains(error)
        if isLost { return false }
        guard error == RD_KAFKA_RESP_ERR_NO_ERROR else {
            throw EventHubError("acknowledging events of the event hub '\(eventHub)'", error)
        }
        return true
    }

    /// Gives the events of a partition out again from this one on, which could not be handled.
    ///
    /// - Throws: `EventHubError`; a new consumer begins with what was not acknowledged.
    package func goBack(to event: ReceivedEvent) throws {
        guard let handle else { return }
        if let later = held, later.partition == event.partition { held = nil }
        let places = rd_kafka_topic_partition_list_new(1)
        defer { rd_kafka_topic_partition_list_destroy(places) }
        rd_kafka_topic_partition_list_add(places, eventHub, Int32(event.partition)).pointee.offset = event.offset
        var error = RD_KAFKA_RESP_ERR_NO_ERROR
        if let problem = rd_kafka_seek_partitions(handle.pointer, places, 10_000) {
            error = rd_kafka_error_code(problem)
            rd_kafka_error_destroy(problem)
        } else if let place = places?.pointee.elems {
            // Another member's by now, for one.
            error = place.pointee.err
        }
        guard error == RD_KAFKA_RESP_ERR_NO_ERROR else {
            throw EventHubError("going back in the event hub '\(eventHub)'", error)
        }
    }

    /// Leaves the group at once, so that others have its partitions, and ends the thread.
    package func close() {
        if let handle { rd_kafka_consumer_close(handle.pointer) }
        handle = nil
        held = nil
        executor.stop()
    }

    private static func bytes(_ pointer: UnsafeMutableRawPointer?, _ count: Int) -> [UInt8] {
        pointer.map { Array(UnsafeRawBufferPointer(start: $0, count: count)) } ?? []
    }

    private static func headers(of message: UnsafeMutablePointer<rd_kafka_message_t>) -> [String: String] {
        var list: OpaquePointer?
        guard rd_kafka_message_headers(message, &list) == RD_KAFKA_RESP_ERR_NO_ERROR, let list else { return [:] }
        var headers: [String: String] = [:]
        var index = 0
        var name: UnsafePointer<CChar>?
        var value: UnsafeRawPointer?
        var count = 0
        while rd_kafka_header_get_all(list, index, &name, &value, &count) == RD_KAFKA_RESP_ERR_NO_ERROR {
            if let name {
                headers[String(cString: name)] = String(
                    decoding: UnsafeRawBufferPointer(start: value, count: value == nil ? 0 : count), as: UTF8.self)
            }
            index += 1
        }
        return headers
    }
}
