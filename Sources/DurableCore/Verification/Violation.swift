/// A rule that a task hub breaks, and where.
package struct Violation: Hashable, Sendable, CustomStringConvertible {
    package let rule: VerificationRule
    /// The instance it is about; nil when it is about none.
    package let instance: InstanceID?
    /// Which kind of record: `instances`, `history`, `inbox`, `queue_messages`, `entities`, ….
    package let table: String?
    /// Which of them: a position in the history, a message's number, a key.
    package let row: String?
    /// What is wrong, in words.
    package let detail: String

    package init(
        _ rule: VerificationRule, _ instance: InstanceID? = nil, in table: String? = nil, row: String? = nil, _ detail: String
    ) {
        self.rule = rule
        self.instance = instance
        self.table = table
        self.row = row
        self.detail = detail
    }

    package var description: String {
        let place = [instance.map { "\($0)" }, table, row.map { "row \($0)" }].compactMap(\.self).joined(separator: ", ")
        return "\(rule.rawValue): " + (place.isEmpty ? "" : "\(place): ") + detail
    }
}
