extension Write {
    /// Why a payload that the write brings in is refused; nil when all are small enough. What a checkpoint only hands on was
    /// let in before.
    package func refusal(by limit: PayloadLimit) -> FailureDetails? {
        switch self {
        case .together(let writes): writes.lazy.compactMap { $0.refusal(by: limit) }.first
        case .create(let instance): instance.refusal(by: limit)
        case .send(let message): message.refusal(by: limit)
        case .checkpoint(let checkpoint, _): checkpoint.change?.refusal(by: limit)
        case .finish(_, let message): message?.refusal(by: limit)
        case .enqueue(let queue, let payload, _, _): limit.refusal(of: payload, "A message for the queue '\(queue)'")
        case .append(let hub, let events, _):
            events.lazy.compactMap { limit.refusal(of: $0.body, "An event for the event hub '\(hub)'") }.first
        case .putRow(let key, let row), .insertRow(let key, let row):
            limit.refusal(of: row, "A row for the table '\(key.table)'")
        case .release, .move, .clear, .forgetEvents, .deleteRow, .note, .purge, .purgeAll, .quarantine: nil
        }
    }
}

extension NewInstance {
    fileprivate func refusal(by limit: PayloadLimit) -> FailureDetails? {
        limit.refusal(of: start.input, "The input of the orchestration '\(start.name)'")
    }
}

extension Checkpoint.Change {
    fileprivate func refusal(by limit: PayloadLimit) -> FailureDetails? {
        let own =
            switch body {
            case .history: limit.refusal(of: update.output, "The output of the orchestration")
            case .restart(_, let input, _): limit.refusal(of: input, "The input that the orchestration continues as new with")
            // A state that an operation left as it was is none of its doing: whoever runs operations looks at it.
            case .entity: FailureDetails?.none
            }
        return own
            ?? tasks.lazy.compactMap { limit.refusal(of: $0.input, "The input of the activity '\($0.name)'") }.first
            ?? messages.lazy.compactMap { $0.isCarriedOver ? nil : $0.refusal(by: limit) }.first
            ?? children.lazy.compactMap { $0.refusal(by: limit) }.first
    }
}

extension Message {
    fileprivate func refusal(by limit: PayloadLimit) -> FailureDetails? {
        switch event.kind {
        case .taskCompleted(_, let result): limit.refusal(of: result, "The result of the activity")
        case .subOrchestrationInstanceCompleted(_, let result): limit.refusal(of: result, "The output of the sub-orchestration")
        case .entityOperationCompleted(_, let result): limit.refusal(of: result, "The result of the operation of the entity")
        case .eventRaised(let name, let input): limit.refusal(of: input, "The event '\(name)'")
        case .entityOperationRequested(let operation, _):
            limit.refusal(of: operation.input, "The input of the operation '\(operation.name)' of the entity \(operation.entity)")
        case .taskFailed(_, let failure), .subOrchestrationInstanceFailed(_, let failure),
            .entityOperationFailed(_, let failure):
            limit.refusal(of: failure.error, "The error")
        default: nil
        }
    }
}
