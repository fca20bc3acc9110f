/// A history event on its way to an instance.
package struct Message: Hashable, Sendable {
    package var to: InstanceID
    /// The only execution that may take it; nil when any may.
    package var execution: ExecutionID?
    package var event: HistoryEvent
    /// When it becomes visible; nil means at once.
    package var deliverAt: Timestamp?
    /// Whether continue-as-new hands it to the next execution: then it comes before everything that arrived meanwhile.
    package var isCarriedOver: Bool

    package init(
        to: InstanceID, execution: ExecutionID? = nil, _ event: HistoryEvent, deliverAt: Timestamp? = nil,
        isCarriedOver: Bool = false
    ) {
        self.to = to
        self.execution = execution
        self.event = event
        self.deliverAt = deliverAt
        self.isCarriedOver = isCarriedOver
    }
}

/// A message as it lies in an inbox. Sequence numbers grow in the order of arrival.
package struct StoredMessage: Hashable, Sendable {
    package var sequence: Int64
    package var message: Message

    package init(sequence: Int64, _ message: Message) {
        self.sequence = sequence
        self.message = message
    }
}
