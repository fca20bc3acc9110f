import DurableCore
import HTTPClient

/// The blobs of a storage account ("Blob service REST API"). Everything throws `StorageError` and `CancellationError`.
package struct BlobClient: Sendable {
    private let connection: StorageConnection

    package init(_ connection: StorageConnection) { self.connection = connection }

    /// Makes the container when there is none of the name.
    package func createContainer(_ name: String) async throws {
        let answer = try await send(
            "creating the container '\(name)'",
            StorageRequest("PUT", Self.path(name), query: [QueryParameter("restype", "container")]), wanting: [201, 409])
        let code = answer.header("x-ms-error-code")
        guard answer.status == 409, code != "ContainerAlreadyExists" else { return }
        throw StorageError.refused(
            operation: "creating the container '\(name)'", status: 409, code: code, message: nil,
            requestID: answer.header("x-ms-request-id"))
    }

    /// nil when there is no such blob.
    package func read(_ blob: String, in container: String) async throws -> BlobContent? {
        let operation = "reading the blob '\(container)/\(blob)'"
        let answer = try await send(operation, StorageRequest("GET", Self.path(container, blob)), wanting: [200, 404])
        guard answer.status == 200 else { return nil }
        var properties = try properties(of: answer, operation)
        properties.length = answer.body.count
        return BlobContent(bytes: answer.body, properties: properties)
    }

    /// nil when there is no such blob.
    package func properties(of blob: String, in container: String) async throws -> BlobProperties? {
        let operation = "looking at the blob '\(container)/\(blob)'"
        let answer = try await send(operation, StorageRequest("HEAD", Self.path(container, blob)), wanting: [200, 404])
        return answer.status == 200 ? try properties(of: answer, operation) : nil
    }

    /// Writes a whole block blob, in place of the one before; once this returns it is durable.
    @discardableResult
    package func write(
        _ bytes: [UInt8], to blob: String, in container: String, contentType: String = "application/octet-stream",
        metadata: [String: String] = [:]
    ) async throws -> BlobProperties {
        let headers =
            [HTTPHeader("x-ms-blob-type", "BlockBlob"), HTTPHeader("Content-Type", contentType)]
            + [HTTPHeader](metadata: metadata)
        let operation = "writing the blob '\(container)/\(blob)'"
        let answer = try await send(
            operation, StorageRequest("PUT", Self.path(container, blob), headers: headers, body: bytes), wanting: [201])
        var properties = try properties(of: answer, operation)
        properties.length = bytes.count
        properties.contentType = contentType
        properties.metadata = metadata
        return properties
    }

    /// Returns false when there is no such blob.
    package func delete(_ blob: String, in container: String) async throws -> Bool {
        try await send(
            "deleting the blob '\(container)/\(blob)'", StorageRequest("DELETE", Self.path(container, blob)),
            wanting: [202, 404]
        ).status == 202
    }

    /// A part of the list of a container's blobs; no items when there is no such container.
    ///
    /// - Parameters:
    ///   - marker: where to begin, of the part before.
    ///   - limit: the service gives at most 5000 at once.
    package func blobs(
        in container: String, prefix: String = "", marker: String? = nil, limit: Int? = nil
    ) async throws -> BlobPage {
        let operation = "listing the container '\(container)'"
        var query = [
            QueryParameter("restype", "container"), QueryParameter("comp", "list"), QueryParameter("include", "metadata"),
        ]
        if !prefix.isEmpty { query.append(QueryParameter("prefix", prefix)) }
        if let marker { query.append(QueryParameter("marker", marker)) }
        if let limit { query.append(QueryParameter("maxresults", "\(limit)")) }
        let answer = try await send(operation, StorageRequest("GET", Self.path(container), query: query), wanting: [200, 404])
        guard answer.status == 200 else { return BlobPage(items: [], marker: nil) }
        do {
            let document = try XMLReader.read(answer.body)
            let marker = document["NextMarker"]?.text ?? ""
            return BlobPage(
                items: try (document["Blobs"]?.all("Blob") ?? []).map(Self.item), marker: marker.isEmpty ? nil : marker)
        } catch let error as XMLError {
            throw invalid(operation, error.description, answer)
        }
    }

    private static func item(_ element: XMLElement) throws -> BlobPage.Item {
        guard let name = element["Name"], let properties = element["Properties"], let etag = properties["Etag"]?.text,
            let modified = properties["Last-Modified"].flatMap({ Timestamp(httpDate: $0.text) })
        else { throw XMLError(reason: "a blob has no Name, Etag or Last-Modified", offset: 0) }
        let metadata = (element["Metadata"]?.children ?? []).map { ($0.name.lowercased(), $0.text) }
        return BlobPage.Item(
            name: name.attributes["Encoded"] == "true" ? PercentEncoding.decoded(name.text) : name.text,
            properties: BlobProperties(
                length: properties["Content-Length"].flatMap { Int($0.text) } ?? 0,
                contentType: properties["Content-Type"].flatMap { $0.text.isEmpty ? nil : $0.text },
                // Lists have it without the quotes that headers have.
                etag: etag.hasPrefix("\"") ? etag : "\"\(etag)\"", lastModified: modified,
                metadata: Dictionary(metadata, uniquingKeysWith: { first, _ in first })))
    }

    private func properties(of answer: StorageResponse, _ operation: String) throws -> BlobProperties {
        guard let etag = answer.header("etag"), let modified = answer.header("last-modified").flatMap({ Timestamp(httpDate: $0) })
        else { throw invalid(operation, "ETag or Last-Modified is missing", answer) }
        return BlobProperties(
            length: answer.header("content-length").flatMap { Int($0) } ?? 0, contentType: answer.header("content-type"),
            etag: etag, lastModified: modified, metadata: answer.headers.metadata)
    }

    private func invalid(_ operation: String, _ reason: String, _ answer: StorageResponse) -> StorageError {
        .invalidAnswer(operation: operation, reason: reason, requestID: answer.header("x-ms-request-id"))
    }

    private func send(
        _ operation: String, _ request: StorageRequest, wanting statuses: Set<Int>
    ) async throws -> StorageResponse {
        // Addresses lose such parts on their way, and would lead to another blob, or container.
        let parts = request.path.split(separator: "/", omittingEmptySubsequences: false)
        guard !parts.contains(where: { $0 == "." || $0 == ".." }), !request.path.hasSuffix("/") else {
            throw StorageError.invalidArgument(operation: operation, reason: "a blob cannot have such a name")
        }
        return try await connection.send(operation, request, wanting: statuses)
    }

    private static func path(_ container: String, _ blob: String? = nil) -> String {
        let container = "/" + PercentEncoding.encoded(container)
        return blob.map { "\(container)/\(PercentEncoding.encoded($0, keeping: "/"))" } ?? container
    }
}
