import DurableCore

extension MemoryStorage {
    /// What the rules of stores say about what is kept here.
    func violations(allowingRepeats: Bool) -> [Violation] {
        var verification = HubVerification(allowsRepeats: allowingRepeats)
        let inboxes = Dictionary(grouping: self.inboxes, by: \.message.to)
        for stored in everything {
            let inbox = inboxes[stored.row.id] ?? []
            verification.take(stored, inbox: inbox, parked: parked.intersection(inbox.map(\.sequence)))
        }
        for entry in peek(.activities, limit: .max) {
            if case .activity(let task) = entry.content { verification.take(task, row: "\(entry.id)") }
        }
        verification.conclude()
        return verification.violations
    }
}
