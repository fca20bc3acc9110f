import DurableCore

/// How long keys in URLs open what they were made for.
struct URLKeyLifetime: Sendable {
    /// nil: for ever.
    let duration: Duration?
    let now: @Sendable () -> Timestamp

    /// When a key that is made now ends, in seconds since 1970; nil for never. On the hour, so that an address stays the same
    /// for a while.
    var end: Int64? {
        duration.map { ((now() + $0).microseconds / 3_600_000_000 + 1) * 3_600 }
    }

    /// Whether a key with this end still counts. Keys without one count as long as none is asked for.
    func admits(_ end: Int64?) -> Bool {
        guard let end else { return duration == nil }
        return now().microseconds < end * 1_000_000
    }
}
