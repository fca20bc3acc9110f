/// What is to be done about a sub-orchestration that its rewound parent still awaits.
package enum ChildRewind: Hashable, Sendable {
    /// It is at work and will report by itself.
    case wait
    /// It failed: it is opened again and told to rewind.
    case rewind(Message)
    /// It ended while the parent did not listen: this is its answer.
    case answer(Message)
    /// It is not there (any more), or somebody else has the id: it is started as if it were new.
    case start

    /// - Parameters:
    ///   - child: as the parent would start it.
    ///   - existing: what has its id; nil when nothing has.
    package init(_ child: NewInstance, existing: InstanceRow?) {
        guard let parent = child.start.parent, let existing, existing.parent == parent else {
            self = .start
            return
        }
        switch existing.status {
        case .failed:
            let kind = HistoryEvent.Kind.executionRewound(reason: nil, by: parent)
            self = .rewind(Message(to: child.id, HistoryEvent(kind, at: child.createdAt)))
        case .completed, .terminated, .canceled:
            let kind = SubOrchestrationEnd.kind(
                parent.task, existing.status, output: existing.output, failure: existing.failure, reason: existing.reason)
            self = .answer(parent.message(kind, at: child.createdAt))
        case .pending, .running, .continuedAsNew, .suspended: self = .wait
        }
    }
}
