import CKafka

/// Why events could not be sent, received or acknowledged.
package struct EventHubError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was wanted, such as `sending to the event hub 'x'`.
    package let operation: String
    /// librdkafka's name of the error, such as `MSG_SIZE_TOO_LARGE`.
    package let code: String
    package let reason: String
    /// Whether the same may succeed later.
    package let isTransient: Bool

    package init(operation: String, code: String, reason: String, isTransient: Bool) {
        self.operation = operation
        self.code = code
        self.reason = reason
        self.isTransient = isTransient
    }

    /// - Parameter cause: the last thing that was heard of the brokers, for errors that only say that time ran out.
    init(_ operation: String, _ error: rd_kafka_resp_err_t, cause: String? = nil) {
        let timedOut: Set = [RD_KAFKA_RESP_ERR__MSG_TIMED_OUT.rawValue, RD_KAFKA_RESP_ERR__TIMED_OUT.rawValue]
        let reason = String(cString: rd_kafka_err2str(error))
        self.init(
            operation: operation, code: String(cString: rd_kafka_err2name(error)),
            reason: cause.flatMap { timedOut.contains(error.rawValue) ? "\(reason) (\($0))" : nil } ?? reason,
            isTransient: !Self.permanent.contains(error.rawValue))
    }

    private static let permanent = Set(
        [
            RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART, RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC, RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE,
            RD_KAFKA_RESP_ERR_TOPIC_EXCEPTION, RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED, RD_KAFKA_RESP_ERR__INVALID_ARG,
            RD_KAFKA_RESP_ERR_INVALID_RECORD,
        ].map(\.rawValue))

    package var description: String { "\(operation) failed with \(code): \(reason)" }
}
