/// How often, and after which pauses, a request is sent again that the service could not take.
package struct RetryPolicy: Hashable, Sendable {
    /// How often in all.
    package var attempts: Int
    /// Before the second attempt; it doubles with every further one.
    package var firstPause: Duration
    package var maxPause: Duration

    package init(attempts: Int = 5, firstPause: Duration = .milliseconds(500), maxPause: Duration = .seconds(30)) {
        self.attempts = max(1, attempts)
        self.firstPause = firstPause
        self.maxPause = maxPause
    }

    /// The pause after an attempt that failed, counted from 1; nil when it was the last one.
    ///
    /// - Parameter asked: what the service's `Retry-After` says, which may lengthen the pause.
    func pause(after attempt: Int, asked: Duration?) -> Duration? {
        guard attempt < attempts else { return nil }
        let grown = min(firstPause * (1 << min(attempt - 1, 20)), maxPause)
        return min(max(grown, asked ?? .zero), max(maxPause, grown))
    }

    /// Whether a status says that the same request may succeed later.
    static func isTransient(_ status: Int) -> Bool { [408, 429, 500, 502, 503, 504].contains(status) }
}
