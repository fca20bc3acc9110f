import DurableCore

/// What a request needs a key for (host.md 1.1, 2.7).
enum AccessRequirement: Hashable, Sendable {
    /// Nothing.
    case anonymous
    /// A key of that function, a host key or the master key.
    case function(String)
    /// Any system key or the master key.
    case system
    /// The management API: its system key or the master key; the read-only key when it only reads; the key of a URL that was
    /// made for this.
    case management(URLKey?, isReading: Bool)
    /// The master key.
    case admin
}
