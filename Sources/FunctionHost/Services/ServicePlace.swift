/// Where what a connection names is kept.
package enum ServicePlace<Service: Sendable>: Sendable {
    /// In the task hub, or in the folder beside it.
    case local
    case remote(Service)
    /// The connection names a real account that nothing here can talk to.
    case unserved(reason: String)
}
