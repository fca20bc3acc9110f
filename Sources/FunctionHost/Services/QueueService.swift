/// The queues of one storage account.
package protocol QueueService: Sendable {
    /// Puts messages into a queue, in their order; a queue that is not there is made. They are durable when this returns.
    ///
    /// - Throws: `ServiceRejection` when the service will never take them, anything else when it may be tried again.
    func send(_ messages: [String], to queue: String) async throws
}
