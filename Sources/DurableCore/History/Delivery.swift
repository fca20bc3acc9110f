/// The order in which an instance sees what waits in its inbox.
package enum Delivery {
    /// The start and carried-over messages come first; the others keep their order of arrival, which keeps every sender's
    /// order. A due timer stands where it would have arrived, had somebody been there to deliver it at its due time.
    package static func order(_ inbox: [StoredMessage]) -> [StoredMessage] {
        if inbox.count < 2 { return inbox }
        let bySequence = inbox.sorted { $0.sequence < $1.sequence }
        let first = bySequence.filter(\.message.comesFirst)
        let arrived = bySequence.filter { !$0.message.comesFirst && $0.message.deliverAt == nil }
        var timers = bySequence.filter { !$0.message.comesFirst && $0.message.deliverAt != nil }
        timers.sort { (dueTime(of: $0), $0.sequence) < (dueTime(of: $1), $1.sequence) }

        var ordered = first
        var nextTimer = timers.startIndex
        for message in arrived {
            while nextTimer < timers.endIndex, dueTime(of: timers[nextTimer]) <= message.message.event.timestamp {
                ordered.append(timers[nextTimer])
                nextTimer += 1
            }
            ordered.append(message)
        }
        ordered.append(contentsOf: timers[nextTimer...])
        return ordered
    }

    private static func dueTime(of stored: StoredMessage) -> Timestamp {
        stored.message.deliverAt ?? stored.message.event.timestamp
    }
}

extension Message {
    fileprivate var comesFirst: Bool {
        if case .executionStarted = event.kind { true } else { isCarriedOver }
    }
}
