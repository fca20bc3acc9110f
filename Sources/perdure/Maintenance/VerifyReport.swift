import DurableCore
import DurableSQLite
import JSONText

/// What `verify` writes.
struct VerifyReport {
    private let report: StoreReport

    init(_ report: StoreReport) { self.report = report }

    var isSound: Bool { report.isSound }

    /// How much was looked at, in words.
    var extent: String {
        let counts = report.counts
        return "\(counts.orchestrations) orchestrations with \(counts.events) events, \(counts.entities) entities, "
            + "\(counts.messages) messages, \(counts.queueMessages) queue messages"
    }

    /// A line for each violation, and one that sums up.
    func text(of path: String) -> String {
        if isSound { return "\(path) is sound: \(extent)." }
        let count = report.violations.count
        let end = "\(path) is damaged: \(count) violation\(count == 1 ? "" : "s") in \(extent)."
        return (report.violations.map(\.description) + [end]).joined(separator: "\n")
    }

    func json(of path: String) -> String {
        let counts = report.counts
        let violations = report.violations.map { violation in
            let members = [
                ("rule", violation.rule.rawValue), ("instance", violation.instance?.text), ("table", violation.table),
                ("row", violation.row), ("detail", violation.detail),
            ]
            return "{" + members.map { "\"\($0)\":\($1.map(jsonString) ?? "null")" }.joined(separator: ",") + "}"
        }
        let list = violations.isEmpty ? "[]" : "[\n  " + violations.joined(separator: ",\n  ") + "\n]"
        return """
            {"path":\(jsonString(path)),"isSound":\(isSound),"orchestrations":\(counts.orchestrations),\
            "entities":\(counts.entities),"events":\(counts.events),"messages":\(counts.messages),\
            "queueMessages":\(counts.queueMessages),"violations":\(list)}
            """
    }
}
