import CKafka

/// Which events of which batch have not been reported on yet.
struct DeliveryLedger {
    typealias Completion = CheckedContinuation<Void, any Error>

    private struct Batch {
        let operation: String
        var remaining: Int
        var failure: EventHubError?
        var completion: Completion?
    }

    private var batches: [Int: Batch] = [:]
    private var last = 0

    /// A batch that is being handed over: it is not done before it is closed.
    mutating func open(_ operation: String) -> Int {
        last += 1
        batches[last] = Batch(operation: operation, remaining: 0)
        return last
    }

    mutating func add(to batch: Int) { batches[batch]?.remaining += 1 }

    /// No more events come; the completion is resumed when all have been reported on.
    mutating func close(_ batch: Int, failure: EventHubError?, _ completion: Completion) {
        batches[batch]?.completion = completion
        if let failure { batches[batch]?.failure = failure }
        settle(batch)
    }

    mutating func report(_ batch: Int, _ error: rd_kafka_resp_err_t, cause: String?) {
        guard let operation = batches[batch]?.operation else { return }
        batches[batch]?.remaining -= 1
        if error != RD_KAFKA_RESP_ERR_NO_ERROR, batches[batch]?.failure == nil {
            batches[batch]?.failure = EventHubError(operation, error, cause: cause)
        }
        settle(batch)
    }

    /// Nobody will report any more.
    mutating func abandon(_ failure: (_ operation: String) -> EventHubError) {
        for batch in batches.values { batch.completion?.resume(throwing: batch.failure ?? failure(batch.operation)) }
        batches = [:]
    }

    private mutating func settle(_ id: Int) {
        guard let batch = batches[id], batch.remaining == 0, let completion = batch.completion else { return }
        batches[id] = nil
        if let failure = batch.failure { completion.resume(throwing: failure) } else { completion.resume() }
    }
}
