/// The properties of `queue`.
package struct QueueOutput: Hashable, Sendable {
    package let queueName: BindingTemplate
    package let connection: String?
}
