/// One event of a stream of them, as text (HTML standard, 9.2.5).
struct ServerSentEvent: Hashable, Sendable {
    var name: String
    /// What a client sends back to go on behind this event; nil leaves it at the one before.
    var id: String?
    var data: String

    var text: String {
        var lines = ["event: \(name)"]
        if let id { lines.append("id: \(id)") }
        // A line of data ends at any line break, so each goes out as a line of its own: between the tokens of JSON, the
        // only place where it can have one, all white space is the same.
        lines += data.split(omittingEmptySubsequences: false) { ["\n", "\r", "\r\n"].contains($0) }.map { "data: \($0)" }
        return lines.joined(separator: "\n") + "\n\n"
    }

    /// What is sent when there is nothing to tell, so that neither side takes the connection for dead.
    static let heartbeat = ": still there\n\n"
}
