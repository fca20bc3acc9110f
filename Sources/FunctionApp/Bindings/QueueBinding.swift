/// The properties of `queueTrigger`.
package struct QueueBinding: Hashable, Sendable {
    package let queueName: String
    package let connection: String?
}
