/// The properties of `orchestrationClient` and `durableClient`.
package struct DurableClientBinding: Hashable, Sendable {
    /// `nil` for the hub and the connection of host.json.
    package let taskHub: String?
    package let connectionName: String?
}
