import CKafka

/// Calls a closure whenever a queue of librdkafka is no longer empty, on a thread of librdkafka.
final class QueueBell: Sendable {
    private let ring: @Sendable () -> Void

    init(_ ring: @escaping @Sendable () -> Void) { self.ring = ring }

    /// The bell must live as long as the queue has it.
    func hang(on queue: OpaquePointer) {
        rd_kafka_queue_cb_event_enable(
            queue,
            { _, opaque in
                guard let opaque else { return }
                Unmanaged<QueueBell>.fromOpaque(opaque).takeUnretainedValue().ring()
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    static func takeDown(from queue: OpaquePointer) { rd_kafka_queue_cb_event_enable(queue, nil, nil) }
}
