package import DurableCore
import FoundationEssentials

/// Queues that last as long as the process.
package actor MemoryQueueBackend: QueueBackend {
    private var descriptions: [String: StoredQueue] = [:]
    private var messages: [String: [StoredQueueMessage]] = [:]

    package init() {}

    package func queues() -> [StoredQueue] { descriptions.values.sorted { $0.name < $1.name } }

    package func updateQueue(_ name: String, _ change: @Sendable (StoredQueue?) throws -> StoredQueue?) throws {
        descriptions[name] = try change(descriptions[name])
        if descriptions[name] == nil { messages[name] = nil }
    }

    package func messageCount(of queue: String, at now: Timestamp) -> Int? {
        descriptions[queue] == nil ? nil : (messages[queue] ?? []).count { $0.expiresAt > now }
    }

    package func put(
        _ content: String, into queue: String, visibleAt: Timestamp, expiresAt: Timestamp, at now: Timestamp
    ) throws -> StoredQueueMessage {
        try check(queue)
        let message = StoredQueueMessage(
            id: UUID().uuidString.lowercased(), content: content, dequeueCount: 0, insertedAt: now, expiresAt: expiresAt,
            visibleAt: visibleAt, popReceipt: Self.receipt())
        messages[queue, default: []].append(message)
        return message
    }

    package func take(_ limit: Int, from queue: String, until: Timestamp, at now: Timestamp) throws -> [StoredQueueMessage] {
        try check(queue)
        forget(in: queue, at: now)
        var taken: [StoredQueueMessage] = []
        for index in visible(in: queue, at: now).prefix(limit) {
            messages[queue]?[index].dequeueCount += 1
            messages[queue]?[index].visibleAt = until
            messages[queue]?[index].popReceipt = Self.receipt()
            if let message = messages[queue]?[index] { taken.append(message) }
        }
        return taken
    }

    package func peek(_ limit: Int, in queue: String, at now: Timestamp) throws -> [StoredQueueMessage] {
        try check(queue)
        forget(in: queue, at: now)
        return visible(in: queue, at: now).prefix(limit).compactMap { messages[queue]?[$0] }
    }

    package func update(
        _ id: String, of queue: String, receipt: String, content: String?, visibleAt: Timestamp, at now: Timestamp
    ) throws -> StoredQueueMessage {
        let index = try held(id, in: queue, receipt, at: now)
        messages[queue]?[index].visibleAt = visibleAt
        messages[queue]?[index].popReceipt = Self.receipt()
        if let content { messages[queue]?[index].content = content }
        guard let message = messages[queue]?[index] else { throw StorageProblem.messageNotFound }
        return message
    }

    package func delete(_ id: String, from queue: String, receipt: String, at now: Timestamp) throws {
        let index = try held(id, in: queue, receipt, at: now)
        messages[queue]?.remove(at: index)
    }

    package func clear(_ queue: String) throws {
        try check(queue)
        messages[queue] = nil
    }

    private func check(_ queue: String) throws {
        if descriptions[queue] == nil { throw StorageProblem.queueNotFound }
    }

    private func held(_ id: String, in queue: String, _ receipt: String, at now: Timestamp) throws -> Int {
        try check(queue)
        forget(in: queue, at: now)
        guard let index = messages[queue]?.firstIndex(where: { $0.id == id }) else { throw StorageProblem.messageNotFound }
        // A receipt stands until somebody else takes the message, also when its time has passed.
        guard messages[queue]?[index].popReceipt == receipt else { throw StorageProblem.popReceiptMismatch }
        return index
    }

    private func visible(in queue: String, at now: Timestamp) -> [Int] {
        (messages[queue] ?? []).indices.filter { messages[queue]?[$0].visibleAt ?? .distantFuture <= now }
    }

    private func forget(in queue: String, at now: Timestamp) { messages[queue]?.removeAll { $0.expiresAt <= now } }

    private static func receipt() -> String {
        (0..<16).map { _ in UInt8.random(in: .min ... .max) }.base64
    }
}
