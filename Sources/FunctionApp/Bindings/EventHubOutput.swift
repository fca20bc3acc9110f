/// The properties of `eventHub`.
package struct EventHubOutput: Hashable, Sendable {
    package let eventHubName: BindingTemplate
    package let connection: String?
}
