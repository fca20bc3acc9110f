/// Decides whether the client of a connection takes its answers too slowly.
///
/// What was already waiting at one look must be gone at the next, or enough of it must.
struct AnswerPace {
    enum Verdict: Equatable { case nothingWaits, lookAgain, tooSlow }

    /// How many bytes must be taken from one look to the next while more wait.
    private let least: Int
    private var written = 0
    private var atLastLook = (written: 0, taken: 0)

    init(limits: HTTPLimits) {
        least = max(1, Int(limits.answerLookTime / .milliseconds(1)) * limits.bodyRate / 1_000)
    }

    mutating func bytesWritten(_ count: Int) { written += count }

    /// - Parameter taken: how many bytes the client's system has taken, of all there ever were.
    mutating func look(taken: Int) -> Verdict {
        defer { atLastLook = (written, taken) }
        if taken >= written { return .nothingWaits }
        let isBehind = taken < atLastLook.written && taken - atLastLook.taken < least
        return isBehind ? .tooSlow : .lookAgain
    }
}
