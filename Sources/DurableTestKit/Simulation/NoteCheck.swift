/// Compares what an entity wrote down with what was sent to it.
///
/// A note is `sender/…`, and, when it was sent from a critical section, `sender/generation/task/lock`.
enum NoteCheck {
    static func problems(_ written: [String], sent: [String]) -> [String] {
        var problems: [String] = []
        if written.sorted() != sent.sorted() {
            let lost = Set(sent).subtracting(written).sorted()
            let repeated = Dictionary(grouping: written) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
            let unknown = Set(written).subtracting(sent).sorted()
            problems.append("lost \(lost), applied more than once \(repeated), never sent \(unknown)")
        }
        let senders = Dictionary(grouping: written, by: sender)
        let expected = Dictionary(grouping: sent, by: sender)
        for (sender, notes) in senders.sorted(by: { $0.key < $1.key }) where notes != expected[sender] {
            problems.append("\(sender) sent \(expected[sender] ?? []) but they were applied as \(notes)")
        }
        // An instance that was replaced may have sent the same once more.
        guard Set(sent).count == sent.count else { return problems }
        var over: Set<String> = []
        var current: String?
        for note in written {
            let section = section(of: note)
            if section == current { continue }
            if let current { over.insert(current) }
            if let section, over.contains(section) { problems.append("somebody else came between the notes of \(section)") }
            current = section
        }
        return problems
    }

    private static func sender(of note: String) -> String { String(note.prefix { $0 != "/" }) }

    private static func section(of note: String) -> String? {
        let parts = note.split(separator: "/")
        return parts.count == 4 ? "\(parts[0])/\(parts[1])/\(parts[3])" : nil
    }
}
