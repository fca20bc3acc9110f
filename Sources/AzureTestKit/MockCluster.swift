package import CKafka

/// librdkafka's own Kafka brokers in this process, on real sockets.
package final class MockCluster: @unchecked Sendable {
    private let client: OpaquePointer
    private let cluster: OpaquePointer

    package init(brokers: Int32 = 3) {
        var message = [CChar](repeating: 0, count: 256)
        let configuration = rd_kafka_conf_new()
        rd_kafka_conf_set_log_cb(configuration) { _, _, _, _ in }
        guard let client = rd_kafka_new(RD_KAFKA_PRODUCER, configuration, &message, message.count),
            let cluster = rd_kafka_mock_cluster_new(client, brokers)
        else { preconditionFailure("librdkafka has no mock cluster") }
        self.client = client
        self.cluster = cluster
    }

    deinit {
        rd_kafka_mock_cluster_destroy(cluster)
        rd_kafka_destroy(client)
    }

    package var settings: [String: String] { ["bootstrap.servers": String(cString: rd_kafka_mock_cluster_bootstraps(cluster))] }

    package func create(_ eventHub: String, partitions: Int32) {
        precondition(rd_kafka_mock_topic_create(cluster, eventHub, partitions, 1) == RD_KAFKA_RESP_ERR_NO_ERROR)
    }

    /// The next requests of a kind are answered with these errors, in their order.
    package func fail(_ requests: Int16, with errors: [rd_kafka_resp_err_t]) {
        rd_kafka_mock_push_request_errors_array(cluster, requests, errors.count, errors)
    }

    package static let produce: Int16 = 0
    package static let offsetCommit: Int16 = 8
}
