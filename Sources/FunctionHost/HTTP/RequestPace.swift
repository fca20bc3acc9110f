/// Decides whether the client of a connection is too slow.
///
/// The time in which the host itself is busy with an earlier request of the connection does not count, since it may read
/// nothing then.
struct RequestPace {
    private enum Phase {
        /// No byte of a request has come.
        case idle
        case head(since: ContinuousClock.Instant)
        case body(since: ContinuousClock.Instant, bytes: Int)
    }

    enum Verdict: Equatable {
        /// Nothing is to be done before then; nil for no time at all.
        case lookAgain(at: ContinuousClock.Instant?)
        /// The head took too long.
        case slowHead
        /// The body came too slowly; `isAnswered`: its request has been answered already.
        case slowBody(isAnswered: Bool)
    }

    let limits: HTTPLimits
    private var phase: Phase
    /// Requests whose heads came and whose answers have not ended.
    private(set) var unanswered = 0

    /// A connection that was just opened: its first request is due.
    init(limits: HTTPLimits, at now: ContinuousClock.Instant) {
        self.limits = limits
        phase = .head(since: now)
    }

    mutating func bytesCame(at now: ContinuousClock.Instant) {
        if case .idle = phase { phase = .head(since: now) }
    }

    mutating func headCame(at now: ContinuousClock.Instant) {
        unanswered += 1
        phase = .body(since: now, bytes: 0)
    }

    mutating func bodyCame(_ count: Int) {
        if case .body(let since, let bytes) = phase { phase = .body(since: since, bytes: bytes + count) }
    }

    mutating func requestEnded() { phase = .idle }

    mutating func answerEnded(at now: ContinuousClock.Instant) {
        unanswered -= 1
        switch phase {
        case .idle: break
        case .head: phase = .head(since: now)
        // The body of the request that was answered goes on as it was; that of the next one was not read until now.
        case .body where unanswered > 0: phase = .body(since: now, bytes: 0)
        case .body: break
        }
    }

    func verdict(at now: ContinuousClock.Instant) -> Verdict {
        switch phase {
        case .idle: return .lookAgain(at: nil)
        case .head(let since):
            let due = since + limits.headTime
            if now < due { return .lookAgain(at: due) }
            return unanswered > 0 ? .lookAgain(at: now + limits.headTime) : .slowHead
        case .body(let since, let bytes):
            // What has come is good until this time.
            let due = since + limits.bodyGrace + .milliseconds(bytes * 1_000 / max(1, limits.bodyRate))
            if now < due { return .lookAgain(at: due) }
            return unanswered > 1 ? .lookAgain(at: now + limits.bodyGrace) : .slowBody(isAnswered: unanswered == 0)
        }
    }
}
