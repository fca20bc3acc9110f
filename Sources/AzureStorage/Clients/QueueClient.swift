import DurableCore
import HTTPClient

/// One queue of a storage account ("Queue service REST API"). Everything throws `StorageError` and `CancellationError`.
package struct QueueClient: Sendable {
    package let name: String
    private let connection: StorageConnection
    private let encoding: QueueMessageEncoding

    package init(_ name: String, _ connection: StorageConnection, encoding: QueueMessageEncoding = .base64) {
        self.name = name
        self.connection = connection
        self.encoding = encoding
    }

    /// Makes the queue when there is none of the name.
    package func create() async throws {
        let create: (StorageResponse) -> String? = { answer in
            // Whoever made it with other metadata, it is there.
            guard answer.status == 409, answer.header("x-ms-error-code") != "QueueAlreadyExists" else { return nil }
            return answer.header("x-ms-error-code") ?? "Conflict"
        }
        _ = try await send("creating", "PUT", wanting: [201, 204, 409], refusal: create)
    }

    /// Deletes the queue with all its messages. Returns false when there is none.
    package func deleteQueue() async throws -> Bool {
        try await send("deleting", "DELETE", wanting: [204, 404]).status == 204
    }

    /// Puts a text in; once this returns it is durable. A request that is sent again after a lost answer may put it in twice.
    ///
    /// - Parameters:
    ///   - delay: how long it cannot be seen, at most seven days.
    ///   - lifetime: nil keeps it for ever.
    package func put(_ text: String, visibleAfter delay: Duration = .zero, lifetime: Duration? = nil) async throws {
        let content = try content(text)
        var query = [QueryParameter("messagettl", lifetime.map { "\(max(1, $0.components.seconds))" } ?? "-1")]
        if delay > .zero { query.append(QueryParameter("visibilitytimeout", Self.seconds(delay))) }
        _ = try await send("putting a message into", "POST", "/messages", query: query, content: content, wanting: [201])
    }

    /// Takes up to 32 messages and holds them for that long.
    package func messages(limit: Int, heldFor duration: Duration) async throws -> [QueueMessage] {
        try await list([
            QueryParameter("numofmessages", "\(max(1, min(limit, 32)))"),
            QueryParameter("visibilitytimeout", Self.seconds(duration)),
        ])
    }

    /// Looks at up to 32 messages without taking them.
    package func peek(limit: Int) async throws -> [QueueMessage] {
        try await list([QueryParameter("numofmessages", "\(max(1, min(limit, 32)))"), QueryParameter("peekonly", "true")])
    }

    /// Holds a message for that long from now, with another text if one is given. Returns it with its new pop receipt; nil
    /// when it is no longer held.
    package func update(
        _ message: QueueMessage, heldFor duration: Duration, text: String? = nil
    ) async throws -> QueueMessage? {
        let answer = try await send(
            "updating a message of", "PUT", path(of: message),
            query: [
                QueryParameter("popreceipt", message.popReceipt ?? ""),
                QueryParameter("visibilitytimeout", Self.seconds(duration)),
            ],
            content: try text.map(content), wanting: [204, 400, 404], refusal: Self.refusalUnlessLost)
        guard answer.status == 204 else { return nil }
        var held = QueueMessage(
            id: message.id, text: text ?? message.text, dequeueCount: message.dequeueCount, insertedAt: message.insertedAt,
            expiresAt: message.expiresAt, popReceipt: nil, visibleAt: nil)
        held.popReceipt = answer.header("x-ms-popreceipt") ?? message.popReceipt
        held.visibleAt = answer.header("x-ms-time-next-visible").flatMap { Timestamp(httpDate: $0) }
        return held
    }

    /// Deletes a message. Returns false when it is no longer held, or deleted already.
    package func delete(_ message: QueueMessage) async throws -> Bool {
        try await send(
            "deleting a message of", "DELETE", path(of: message), query: [QueryParameter("popreceipt", message.popReceipt ?? "")],
            wanting: [204, 400, 404], refusal: Self.refusalUnlessLost
        ).status == 204
    }

    /// How many messages there are, roughly; nil when there is no such queue.
    package func approximateCount() async throws -> Int? {
        let answer = try await send(
            "counting", "GET", query: [QueryParameter("comp", "metadata")], wanting: [200, 404])
        return answer.status == 404 ? nil : answer.header("x-ms-approximate-messages-count").flatMap { Int($0) } ?? 0
    }

    private func list(_ query: [QueryParameter]) async throws -> [QueueMessage] {
        let operation = "reading messages of"
        let answer = try await send(operation, "GET", "/messages", query: query, wanting: [200])
        do {
            return try XMLReader.read(answer.body).all("QueueMessage").map { element in
                func field(_ name: String) throws -> String {
                    guard let text = element[name]?.text else { throw XMLError(reason: "a message has no \(name)", offset: 0) }
                    return text
                }
                func time(_ name: String) throws -> Timestamp {
                    guard let time = Timestamp(httpDate: try field(name)) else {
                        throw XMLError(reason: "the \(name) of a message is no time", offset: 0)
                    }
                    return time
                }
                return QueueMessage(
                    id: try field("MessageId"), text: encoding.decoded(try field("MessageText")),
                    dequeueCount: Int(try field("DequeueCount")) ?? 1, insertedAt: try time("InsertionTime"),
                    expiresAt: try time("ExpirationTime"), popReceipt: element["PopReceipt"]?.text,
                    visibleAt: element["TimeNextVisible"].flatMap { Timestamp(httpDate: $0.text) })
            }
        } catch let error as XMLError {
            throw StorageError.invalidAnswer(
                operation: named(operation), reason: error.description, requestID: answer.header("x-ms-request-id"))
        }
    }

    private func content(_ text: String) throws -> [UInt8] {
        let encoded = encoding.encoded(text)
        guard XMLElement.canHold(encoded) else {
            throw StorageError.invalidArgument(
                operation: named("putting a message into"),
                reason: "the text has control characters, which only the encoding base64 can carry")
        }
        return XMLElement("QueueMessage", [XMLElement("MessageText", encoded)]).document
    }

    private func send(
        _ operation: String, _ method: String, _ path: String = "", query: [QueryParameter] = [], content: [UInt8]? = nil,
        wanting statuses: Set<Int>, refusal: (StorageResponse) -> String? = { _ in nil }
    ) async throws -> StorageResponse {
        let headers = content == nil ? [] : [HTTPHeader("Content-Type", "application/xml")]
        let answer = try await connection.send(
            named(operation),
            StorageRequest(
                method, "/\(PercentEncoding.encoded(name))\(path)", query: query, headers: headers, body: content ?? []),
            wanting: statuses)
        guard let code = refusal(answer) else { return answer }
        throw StorageError.refused(
            operation: named(operation), status: answer.status, code: code, message: nil,
            requestID: answer.header("x-ms-request-id"))
    }

    private func named(_ operation: String) -> String { "\(operation) the queue '\(name)'" }

    private func path(of message: QueueMessage) -> String { "/messages/\(PercentEncoding.encoded(message.id))" }

    private static func seconds(_ duration: Duration) -> String {
        // A part of a second held less would be a part that two workers have the message.
        "\(duration.components.seconds + (duration.components.attoseconds > 0 ? 1 : 0))"
    }

    /// Answers that mean that the message is another's now, or gone, are no refusals.
    private static func refusalUnlessLost(_ answer: StorageResponse) -> String? {
        let code = answer.header("x-ms-error-code")
        return answer.status == 204 || code == "MessageNotFound" || code == "PopReceiptMismatch"
            ? nil : code ?? "status \(answer.status)"
    }
}
