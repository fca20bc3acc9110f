import DurableCore

/// How far a client was told of an instance: the `id` of events, and what it sends as `Last-Event-ID` to go on.
struct ProgressPosition: Hashable, Sendable {
    /// The header that clients send it in.
    static let header = "Last-Event-ID"

    var execution: ExecutionID
    /// How many events of the execution's history it knows.
    var count: Int
    /// Whether it knows that the instance has ended.
    var knowsEnd = false

    init(execution: ExecutionID, count: Int, knowsEnd: Bool = false) {
        self.execution = execution
        self.count = count
        self.knowsEnd = knowsEnd
    }

    /// nil when it is none of ours.
    init?(_ text: String) {
        guard let position = text.wholeMatch(of: /(?<end>end:)?(?<count>[0-9]{1,18}):(?<execution>.+)/)?.output,
            let count = Int(position.count)
        else { return nil }
        self.init(execution: ExecutionID(String(position.execution)), count: count, knowsEnd: position.end != nil)
    }

    /// `12:execution`, `end:12:execution`.
    var text: String { "\(knowsEnd ? "end:" : "")\(count):\(execution.text)" }
}
