import DurableCore
import HTTPClient

/// Answers the queue service's protocol for one account, by path-style addresses: `/account/queue/messages`.
package struct QueueEndpoint: Sendable {
    private static let maxVisibility: Int64 = 7 * 86_400
    private static let never = Timestamp(signedTime: "9999-12-31T23:59:59Z") ?? .distantFuture

    private let endpoint: StorageEndpoint
    private let backend: any QueueBackend

    /// - Parameter origin: what stands before the account's name in its address, such as `http://127.0.0.1:10001`.
    package init(
        key: SharedKey, backend: any QueueBackend, origin: String, clock: any StorageClock = SystemStorageClock()
    ) {
        endpoint = StorageEndpoint(authorizer: ServiceAuthorizer(key: key, service: "q"), origin: origin, clock: clock)
        self.backend = backend
    }

    /// Never throws: what goes wrong is an answer.
    package func answer(_ request: StorageRequest) async -> StorageResponse {
        await endpoint.answer(request) { path, now in
            guard let queue = path.container else { return try await service(request, now) }
            guard EndpointPath.isName(queue) else {
                throw StorageProblem(400, "InvalidResourceName", "A queue cannot have the name '\(queue)'.")
            }
            guard let object = path.object else { return try await self.queue(queue, request, now) }
            let parts = object.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts[0] == "messages" else { throw StorageProblem.unsupported(request) }
            if parts.count == 1 { return try await messages(of: queue, request, now) }
            return try await message(String(parts[1]), of: queue, request, now)
        }
    }

    private func service(_ request: StorageRequest, _ now: Timestamp) async throws -> StorageResponse {
        guard request.method == "GET", request.parameter("comp") == "list", request.parameter("restype") == nil else {
            try endpoint.authorizer.check(request, StoragePermission(.service, "rwl"), at: now)
            throw StorageProblem.unsupported(request)
        }
        try endpoint.authorizer.check(request, StoragePermission(.service, "l"), at: now)
        let paging = try ListPaging(request)
        let page = paging.page(of: try await backend.queues(), by: \.name)
        let includesMetadata = request.parameter("include")?.contains("metadata") == true
        let items = page.items.map { queue in
            XMLElement(
                "Queue",
                [XMLElement("Name", queue.name)] + (includesMetadata ? [endpoint.metadata(queue.metadata)] : []))
        }
        return endpoint.list(paging.elements + [XMLElement("Queues", items), XMLElement("NextMarker", page.next ?? "")])
    }

    private func queue(_ name: String, _ request: StorageRequest, _ now: Timestamp) async throws -> StorageResponse {
        switch (request.method, request.parameter("comp")) {
        case ("PUT", nil):
            try endpoint.authorizer.check(request, StoragePermission(.container, "cw", container: name), at: now)
            let metadata = try endpoint.metadata(of: request)
            let outcome = Outcome(201)
            try await backend.updateQueue(name) { existing in
                outcome.status = existing == nil ? 201 : existing?.metadata == metadata ? 204 : 409
                return existing ?? StoredQueue(name: name, metadata: metadata)
            }
            if outcome.status == 409 {
                throw StorageProblem(409, "QueueAlreadyExists", "The queue exists with other metadata.")
            }
            return StorageResponse(outcome.status)
        case ("DELETE", nil):
            try endpoint.authorizer.check(request, StoragePermission(.container, "d", container: name), at: now)
            try await backend.updateQueue(name) { existing in
                if existing == nil { throw StorageProblem.queueNotFound }
                return nil
            }
            return StorageResponse(204)
        case ("GET", "metadata"), ("HEAD", "metadata"):
            try endpoint.authorizer.check(request, StoragePermission(.container, "r", container: name), at: now)
            guard let count = try await backend.messageCount(of: name, at: now),
                let queue = try await backend.queues().first(where: { $0.name == name })
            else { throw StorageProblem.queueNotFound }
            return StorageResponse(
                200,
                headers: [HTTPHeader("x-ms-approximate-messages-count", "\(count)")] + [HTTPHeader](metadata: queue.metadata))
        case ("PUT", "metadata"):
            try endpoint.authorizer.check(request, StoragePermission(.container, "w", container: name), at: now)
            let metadata = try endpoint.metadata(of: request)
            try await backend.updateQueue(name) { existing in
                if existing == nil { throw StorageProblem.queueNotFound }
                return StoredQueue(name: name, metadata: metadata)
            }
            return StorageResponse(204)
        default:
            try endpoint.authorizer.check(request, StoragePermission(.container, "r", container: name), at: now)
            throw StorageProblem.unsupported(request)
        }
    }

    private func messages(of queue: String, _ request: StorageRequest, _ now: Timestamp) async throws -> StorageResponse {
        let isPeek = request.parameter("peekonly")?.lowercased() == "true"
        let letter = ["POST": "a", "DELETE": "d"][request.method] ?? (isPeek ? "r" : "p")
        // A signature for one queue has no letter of its own for clearing it.
        let letters = request.method == "DELETE" ? "dp" : letter
        try endpoint.authorizer.check(request, StoragePermission(.object, letters, container: queue), at: now)
        switch request.method {
        case "POST":
            let delay = try seconds(request, "visibilitytimeout", 0...Self.maxVisibility) ?? 0
            let lifetime = try seconds(request, "messagettl", -1...Int64(Int32.max)) ?? Self.maxVisibility
            guard lifetime != 0 else { throw StorageProblem.invalid("messagettl", "0") }
            guard lifetime < 0 || delay < lifetime else { throw StorageProblem.invalid("visibilitytimeout", "\(delay)") }
            let expiry = lifetime < 0 ? Self.never : min(now + .seconds(lifetime), Self.never)
            let message = try await backend.put(
                try content(of: request), into: queue, visibleAt: now + .seconds(delay), expiresAt: expiry, at: now)
            return endpoint.document(201, "QueueMessagesList", [element(message, [.receipt])])
        case "GET":
            let limit = Int(try seconds(request, "numofmessages", 1...32) ?? 1)
            if isPeek {
                let messages = try await backend.peek(limit, in: queue, at: now)
                return endpoint.document(200, "QueueMessagesList", messages.map { element($0, [.content]) })
            }
            let held = try seconds(request, "visibilitytimeout", 1...Self.maxVisibility) ?? 30
            let messages = try await backend.take(limit, from: queue, until: now + .seconds(held), at: now)
            return endpoint.document(200, "QueueMessagesList", messages.map { element($0, [.receipt, .content]) })
        case "DELETE":
            try await backend.clear(queue)
            return StorageResponse(204)
        default: throw StorageProblem.unsupported(request)
        }
    }

    private func message(
        _ id: String, of queue: String, _ request: StorageRequest, _ now: Timestamp
    ) async throws -> StorageResponse {
        let letters = request.method == "PUT" ? "u" : "p"
        try endpoint.authorizer.check(request, StoragePermission(.object, letters, container: queue), at: now)
        guard let receipt = request.parameter("popreceipt"), !receipt.isEmpty else {
            throw StorageProblem(400, "MissingRequiredQueryParameter", "The query parameter 'popreceipt' is missing.")
        }
        switch request.method {
        case "DELETE":
            try await backend.delete(id, from: queue, receipt: receipt, at: now)
            return StorageResponse(204)
        case "PUT":
            guard let held = try seconds(request, "visibilitytimeout", 0...Self.maxVisibility) else {
                throw StorageProblem(400, "MissingRequiredQueryParameter", "The query parameter 'visibilitytimeout' is missing.")
            }
            let message = try await backend.update(
                id, of: queue, receipt: receipt, content: request.body.isEmpty ? nil : try content(of: request),
                visibleAt: now + .seconds(held), at: now)
            return StorageResponse(
                204,
                headers: [
                    HTTPHeader("x-ms-popreceipt", message.popReceipt),
                    HTTPHeader("x-ms-time-next-visible", message.visibleAt.httpDate),
                ])
        default: throw StorageProblem.unsupported(request)
        }
    }

    private enum Part { case receipt, content }

    private func element(_ message: StoredQueueMessage, _ parts: Set<Part>) -> XMLElement {
        var children = [
            XMLElement("MessageId", message.id), XMLElement("InsertionTime", message.insertedAt.httpDate),
            XMLElement("ExpirationTime", message.expiresAt.httpDate),
        ]
        if parts.contains(.receipt) {
            children.append(XMLElement("PopReceipt", message.popReceipt))
            children.append(XMLElement("TimeNextVisible", message.visibleAt.httpDate))
        }
        if parts.contains(.content) {
            children.append(XMLElement("DequeueCount", "\(message.dequeueCount)"))
            children.append(XMLElement("MessageText", message.content))
        }
        return XMLElement("QueueMessage", children)
    }

    private func content(of request: StorageRequest) throws -> String {
        let document: XMLElement
        do {
            document = try XMLReader.read(request.body)
        } catch {
            throw StorageProblem(400, "InvalidXmlDocument", "The body is not understood: \(error).")
        }
        guard document.name == "QueueMessage", let text = document["MessageText"] else {
            throw StorageProblem(400, "InvalidXmlDocument", "The body has no QueueMessage with a MessageText.")
        }
        return text.text
    }

    private func seconds(_ request: StorageRequest, _ name: String, _ range: ClosedRange<Int64>) throws -> Int64? {
        guard let text = request.parameter(name) else { return nil }
        guard let number = Int64(text) else { throw StorageProblem.invalid(name, text) }
        guard range.contains(number) else {
            throw StorageProblem(
                400, "OutOfRangeQueryParameterValue",
                "The query parameter '\(name)' is \(number) and not from \(range.lowerBound) to \(range.upperBound).")
        }
        return number
    }
}
