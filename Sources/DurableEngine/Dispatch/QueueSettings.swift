/// How messages of the app's queues are handed out (spec: host.md 2.3, 2.9).
package struct QueueSettings: Hashable, Sendable {
    /// How many messages are taken at once.
    package var batchSize: Int
    /// More are taken when at most this many are being handled.
    package var newBatchThreshold: Int
    /// How long at most before a queue is looked into that nobody announced anything for.
    package var maxPollingInterval: Duration
    /// How long a message rests after it failed.
    package var visibilityTimeout: Duration
    /// A message that failed this often goes to the queue of the same name with `-poison`.
    package var maxDequeueCount: Int
    /// How long a message is held before the hold is prolonged.
    package var claimTime = Duration.seconds(600)

    package init(
        batchSize: Int = 16, newBatchThreshold: Int = 8, maxPollingInterval: Duration = .seconds(60),
        visibilityTimeout: Duration = .zero, maxDequeueCount: Int = 5
    ) {
        self.batchSize = batchSize
        self.newBatchThreshold = newBatchThreshold
        self.maxPollingInterval = maxPollingInterval
        self.visibilityTimeout = visibilityTimeout
        self.maxDequeueCount = maxDequeueCount
    }
}
