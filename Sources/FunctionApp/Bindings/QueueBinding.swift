/// The properties of `queueTrigger` and `queue`.
package struct QueueBinding: Hashable, Sendable {
    package let queueName: String
    package let connection: String?
}
