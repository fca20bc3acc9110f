import DurableCore

extension Write {
    /// The write in a line of a trace.
    var summary: String {
        switch self {
        case .together(let writes): "together: " + writes.map(\.summary).joined(separator: " + ")
        case .create(let instance): "create \(instance.id) as \(instance.start.name), execution \(instance.execution)"
        case .send(let message): "send \(message.summary)"
        case .finish(let receipt, let message): "finish \(receipt.id) sending \(message?.summary ?? "nothing")"
        case .enqueue(let queue, let payload, _, _): "enqueue \(payload) to \(queue)"
        case .release(let receipt, _): "release \(receipt.id)"
        case .move(let receipt, let queue, _): "move \(receipt.id) to \(queue)"
        case .clear(let queue): "clear \(queue)"
        case .append(let hub, let events, _): "append \(events.count) events to \(hub)"
        case .forgetEvents(let hub, _): "forget events of \(hub)"
        case .putRow(let key, let value): "put \(key) \(value)"
        case .insertRow(let key, let value): "insert \(key) \(value)"
        case .deleteRow(let key): "delete \(key)"
        case .quarantine(let id, let reason): "quarantine \(id): \(reason)"
        case .note(let name, let value): "note \(name) \(value)"
        case .purge(let id): "purge \(id)"
        case .purgeAll(_, let limit): "purge at most \(limit)"
        case .checkpoint(let checkpoint, let lease): "\(lease.owner)/\(lease.epoch) \(checkpoint.summary)"
        }
    }
}

extension Checkpoint {
    fileprivate var summary: String {
        var text = "turn of \(instance)"
        if !instance.isEntity { text += "/\(execution)" }
        text += ", consumed \(consumed)"
        guard let change else { return text + ", nothing new" }
        switch change.body {
        case .history(let from, let events):
            text += ", \(change.update.status.rawValue), from \(from): " + events.map(\.kind.summary).joined(separator: ", ")
        case .restart(let execution, _, let from): text += ", from \(from): restarts as \(execution)"
        case .entity(let state, let from): text += ", from \(from), lock \(state.lock?.id.text ?? "free")"
        }
        if !change.parked.isEmpty { text += ", parked \(change.parked)" }
        if change.unparks { text += ", unparks" }
        if !change.cancelledTimers.isEmpty { text += ", cancelled timers \(change.cancelledTimers)" }
        for message in change.messages { text += "; -> \(message.summary)" }
        for child in change.children { text += "; child \(child.id)/\(child.execution)" }
        for child in change.rewoundChildren { text += "; rewound child \(child.id)" }
        return text
    }
}

extension Message {
    fileprivate var summary: String { "\(event.kind.summary) to \(to)\(execution.map { "/\($0)" } ?? "")" }
}

extension HistoryEvent.Kind {
    fileprivate var summary: String {
        let task = scheduledTask ?? settledTask
        return switch self {
        case .eventRaised(let name, let input): "EventRaised \(name) \(input?.json ?? "")"
        case .taskScheduled(_, let scheduled, _): "\(name) \(task ?? -1) \(scheduled)"
        case .entityOperationRequested(let operation, _): "\(operation.name) \(operation.input?.json ?? "")"
        case .entityLockAsked(let request): "\(name) by \(request.owner.id) task \(request.owner.task) at \(request.position)"
        case .entityUnlocked(let owner, _): "\(name) by \(owner.id) task \(owner.task)"
        default: task.map { "\(name) \($0)" } ?? name
        }
    }
}
