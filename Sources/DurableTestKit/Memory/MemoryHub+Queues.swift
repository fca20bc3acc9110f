import DurableCore

/// Queues.
extension MemoryHub {
    mutating func claim(_ queue: QueueName, limit: Int, at now: Timestamp, until: Timestamp) -> ClaimPage {
        var page = ClaimPage(messages: [])
        let messages = queues[queue] ?? []
        for index in order(of: messages) {
            let message = messages[index]
            let freeAt = max(message.visibleAt ?? now, message.claim?.until ?? now)
            if freeAt > now {
                page.nextDue = min(page.nextDue ?? freeAt, freeAt)
            } else if page.messages.count < limit {
                let token = nextID()
                queues[queue]![index].claim = (token, until)
                queues[queue]![index].dequeueCount += 1
                page.messages.append(
                    ClaimedMessage(
                        receipt: .init(queue: queue, id: message.id, token: token), content: message.content,
                        dequeueCount: message.dequeueCount + 1, insertedAt: message.insertedAt))
            }
        }
        return page
    }

    mutating func extend(_ receipts: [ClaimedMessage.Receipt], until: Timestamp) -> [ClaimedMessage.Receipt] {
        receipts.filter { receipt in
            guard let index = index(of: receipt) else { return false }
            queues[receipt.queue]![index].claim = (receipt.token, until)
            return true
        }
    }

    func peek(_ queue: QueueName, limit: Int) -> [QueueEntry] {
        let messages = queues[queue] ?? []
        return order(of: messages).prefix(limit).map { index in
            let message = messages[index]
            return QueueEntry(
                id: message.id, content: message.content, dequeueCount: message.dequeueCount,
                insertedAt: message.insertedAt, visibleAt: message.visibleAt, heldUntil: message.claim?.until)
        }
    }

    /// Places of messages in the order in which they become visible.
    private func order(of messages: [QueuedMessage]) -> [Int] {
        messages.indices.sorted {
            (messages[$0].visibleAt?.microseconds ?? 0, $0) < (messages[$1].visibleAt?.microseconds ?? 0, $1)
        }
    }

    /// Takes a claimed message out of its queue; nil when the claim was lost.
    mutating func takeOut(_ receipt: ClaimedMessage.Receipt) -> QueuedMessage? {
        index(of: receipt).map { queues[receipt.queue]!.remove(at: $0) }
    }

    mutating func enqueue(_ content: QueueContent, to queue: QueueName, visibleAt: Timestamp?, at time: Timestamp? = nil) {
        queues[queue, default: []].append(
            QueuedMessage(id: nextID(), content: content, visibleAt: visibleAt, insertedAt: time))
    }

    func index(of receipt: ClaimedMessage.Receipt) -> Int? {
        queues[receipt.queue]?.firstIndex { $0.id == receipt.id && $0.claim?.token == receipt.token }
    }
}
