/// The pauses between looks into a queue that is empty (host.md 2.9): each twice as long as the one before.
struct PollingBackoff: Hashable, Sendable {
    static let shortest = Duration.milliseconds(100)

    private let longest: Duration
    private var pause: Duration?

    init(longest: Duration) { self.longest = max(longest, Self.shortest) }

    /// The next pause.
    mutating func next() -> Duration {
        let next = min(pause.map { $0 * 2 } ?? Self.shortest, longest)
        pause = next
        return next
    }

    /// There was something.
    mutating func reset() { pause = nil }
}
