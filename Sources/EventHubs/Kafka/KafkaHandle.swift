import CKafka

/// A client of librdkafka. It belongs to the thread of the actor that has it.
final class KafkaHandle {
    let pointer: OpaquePointer

    /// - Throws: `EventHubError` when librdkafka does not take a setting; the settings' values are not in it.
    init(_ type: rd_kafka_type_t, _ settings: [String: String], events: Int32 = 0) throws {
        guard let configuration = rd_kafka_conf_new() else { preconditionFailure("there is no memory for a Kafka client") }
        var message = [CChar](repeating: 0, count: 512)
        // Problems are reported where they are met, not on standard error.
        rd_kafka_conf_set_log_cb(configuration) { _, _, _, _ in }
        if events != 0 { rd_kafka_conf_set_events(configuration, events) }
        for (name, value) in settings.sorted(by: { $0.key < $1.key }) {
            guard rd_kafka_conf_set(configuration, name, value, &message, message.count) == RD_KAFKA_CONF_OK else {
                rd_kafka_conf_destroy(configuration)
                throw EventHubError(
                    operation: "opening a Kafka client", code: "_INVALID_ARG", reason: "the setting '\(name)' is not taken",
                    isTransient: false)
            }
        }
        guard let pointer = rd_kafka_new(type, configuration, &message, message.count) else {
            rd_kafka_conf_destroy(configuration)
            let end = message.firstIndex(of: 0) ?? message.endIndex
            throw EventHubError(
                operation: "opening a Kafka client", code: "_FAIL",
                reason: String(decoding: message[..<end].map(UInt8.init(bitPattern:)), as: UTF8.self), isTransient: false)
        }
        self.pointer = pointer
    }

    /// Waits until its threads have ended.
    deinit { rd_kafka_destroy(pointer) }
}
