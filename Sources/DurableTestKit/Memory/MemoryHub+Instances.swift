import DurableCore

/// Instances and their inboxes.
extension MemoryHub {
    /// In the order of their creation.
    func matching(_ query: InstanceQuery) -> [InstanceRow] {
        instances.values.map(\.row).filter(query.matches).sorted { $0.position < $1.position }
    }

    mutating func create(_ instance: NewInstance) -> WriteOutcome {
        if let existing = instances[instance.id]?.row.status, !instance.mayReplace(existing) { return .exists(existing) }
        inboxes.removeAll { $0.message.to == instance.id }
        instances[instance.id] = Instance(row: instance.row)
        deliver(instance.message)
        return .done
    }

    mutating func send(_ message: Message) -> WriteOutcome {
        var isRewind = false
        if case .executionRewound = message.event.kind { isRewind = true }
        if !isRewind { beginEntity(message) }
        guard let row = instances[message.to]?.row else { return .notFound }
        if isRewind {
            guard row.status == .failed else { return row.status.isTerminal ? .ended(row.status) : .conflict(row.status) }
            reopen(message.to)
        } else if row.status.isTerminal {
            return .ended(row.status)
        }
        deliver(message)
        return .done
    }

    mutating func quarantine(_ id: InstanceID, _ reason: String) -> WriteOutcome {
        guard let status = instances[id]?.row.status else { return .notFound }
        if status.isTerminal { return .ended(status) }
        instances[id]?.row.status = .suspended
        instances[id]?.row.reason = reason
        return .done
    }

    mutating func start(_ child: NewInstance) {
        if case .exists(let status) = create(child), let refusal = child.refusal(existing: status) {
            deliverIfPossible(refusal)
        }
    }

    private mutating func reopen(_ id: InstanceID) {
        instances[id]?.row.status = .running
        instances[id]?.row.output = nil
        instances[id]?.row.failure = nil
        instances[id]?.row.reason = nil
    }

    /// An entity begins with its first message.
    private mutating func beginEntity(_ message: Message) {
        guard message.to.isEntity, instances[message.to] == nil else { return }
        instances[message.to] = Instance(row: InstanceRow(entity: message.to, createdAt: message.event.timestamp))
    }

    mutating func deliverIfPossible(_ message: Message) {
        beginEntity(message)
        if let row = instances[message.to]?.row, !row.status.isTerminal { deliver(message) }
    }

    private mutating func deliver(_ message: Message) {
        inboxes.append(StoredMessage(sequence: nextID(), message))
    }
}

/// Purging.
extension MemoryHub {
    mutating func purge(_ id: InstanceID) -> WriteOutcome {
        guard let row = instances[id]?.row else { return .notFound }
        let isBusy = row.entity.map { $0.isInUse || inboxes.contains { $0.message.to == id } } ?? !row.status.isTerminal
        if isBusy { return .conflict(row.status) }
        return .purged(remove(id))
    }

    mutating func purgeAll(_ query: InstanceQuery, limit: Int) -> Int {
        let matching = matching(query).filter { row in
            row.entity.map { entity in entity.isEmpty && !inboxes.contains { $0.message.to == row.id } }
                ?? row.status.isTerminal
        }
        return matching.prefix(limit).reduce(0) { $0 + remove($1.id) }
    }

    /// Forgets an instance and those of its descendants that have ended. Returns how many went.
    private mutating func remove(_ id: InstanceID) -> Int {
        var doomed = [id]
        var count = 0
        while let id = doomed.popLast() {
            guard instances.removeValue(forKey: id) != nil else { continue }
            count += 1
            inboxes.removeAll { $0.message.to == id }
            doomed += instances.values.filter { $0.row.parent?.id == id && $0.row.status.isTerminal }.map(\.row.id)
        }
        return count
    }
}
