import CKafka
import ThreadExecutor

/// Sends events to the event hubs of one namespace, each once (librdkafka's idempotent producer), from a thread of its own.
///
/// The thread ends with `close()`, or with the producer.
package actor EventHubProducer {
    private let settings: [String: String]
    private nonisolated let executor = ThreadExecutor(name: "event-hubs-out")
    private var handle: KafkaHandle?
    private var queue: OpaquePointer?
    private var bell: QueueBell?
    private var ledger = DeliveryLedger()
    private var brokerProblem: String?
    private var isClosed = false

    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// - Parameter settings: librdkafka's; those of the connection string, and more.
    package init(settings: [String: String]) {
        let own = ["enable.idempotence": "true", "acks": "all", "linger.ms": "2", "message.timeout.ms": "60000"]
        self.settings = own.merging(settings) { _, given in given }
    }

    isolated deinit { close() }

    /// Sends events in their order. When this returns, the brokers have written them on all their copies.
    ///
    /// - Throws: `EventHubError` when at least one event may not have been written; others of them may have been.
    package func send(_ events: [EventToSend], to eventHub: String) async throws {
        if events.isEmpty { return }
        let operation = "sending to the event hub '\(eventHub)'"
        let handle = try opened(operation)
        let batch = ledger.open(operation)
        var failure: EventHubError?
        for event in events {
            let key = event.partitionKey.map { Array($0.utf8) }
            ledger.add(to: batch)
            let error = ckafka_produce(
                handle.pointer, eventHub, key, key?.count ?? 0, event.body, event.body.count,
                UnsafeMutableRawPointer(bitPattern: batch))
            guard error != RD_KAFKA_RESP_ERR_NO_ERROR else { continue }
            failure = EventHubError(operation, error)
            ledger.report(batch, error, cause: nil)
            if error == RD_KAFKA_RESP_ERR__FATAL { forgetHandle() }
            break
        }
        try await withCheckedThrowingContinuation { ledger.close(batch, failure: failure, $0) }
    }

    /// Waits up to ten seconds for what is on its way, and ends the thread. Sending after that throws.
    package func close() {
        isClosed = true
        if let handle {
            rd_kafka_flush(handle.pointer, 10_000)
            drain()
        }
        forgetHandle()
        executor.stop()
    }

    private func opened(_ operation: String) throws -> KafkaHandle {
        if isClosed {
            throw EventHubError(operation: operation, code: "_DESTROY", reason: "the producer is closed", isTransient: true)
        }
        if let handle { return handle }
        let handle = try KafkaHandle(RD_KAFKA_PRODUCER, settings, events: RD_KAFKA_EVENT_DR | RD_KAFKA_EVENT_ERROR)
        let queue = rd_kafka_queue_get_main(handle.pointer)
        let bell = QueueBell { [weak self, executor] in
            let producer = self
            executor.perform { producer?.assumeIsolated { $0.drain() } }
        }
        if let queue { bell.hang(on: queue) }
        self.handle = handle
        self.queue = queue
        self.bell = bell
        // What came before the bell was hung does not ring.
        drain()
        return handle
    }

    /// A client that met a fatal error takes nothing more: the next batch makes a new one.
    private func forgetHandle() {
        if let queue {
            QueueBell.takeDown(from: queue)
            rd_kafka_queue_destroy(queue)
        }
        queue = nil
        handle = nil
        bell = nil
        ledger.abandon {
            EventHubError(
                operation: $0, code: "_DESTROY", reason: "it is not known whether the events arrived", isTransient: true)
        }
    }

    private func drain() {
        var isBroken = false
        while let queue, let event = rd_kafka_queue_poll(queue, 0) {
            if rd_kafka_event_type(event) == RD_KAFKA_EVENT_DR {
                while let message = rd_kafka_event_message_next(event) {
                    ledger.report(Int(bitPattern: ckafka_opaque(message)), message.pointee.err, cause: brokerProblem)
                    if message.pointee.err == RD_KAFKA_RESP_ERR_NO_ERROR { brokerProblem = nil }
                }
            } else if rd_kafka_event_type(event) == RD_KAFKA_EVENT_ERROR {
                brokerProblem = rd_kafka_event_error_string(event).map { String(cString: $0) }
                if rd_kafka_event_error(event) == RD_KAFKA_RESP_ERR__FATAL { isBroken = true }
            }
            rd_kafka_event_destroy(event)
        }
        if isBroken { forgetHandle() }
    }
}
