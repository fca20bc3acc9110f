import DurableCore
import HTTPClient

/// Answers the blob service's protocol for one account, by path-style addresses: `/account/container/blob`.
///
/// Blocks that are staged and not yet part of a blob are kept in memory.
package struct BlobEndpoint: Sendable {
    let endpoint: StorageEndpoint
    let backend: any BlobBackend
    let blocks = StagedBlocks()

    /// - Parameter origin: what stands before the account's name in its address, such as `http://127.0.0.1:10000`.
    package init(
        key: SharedKey, backend: any BlobBackend, origin: String, clock: any StorageClock = SystemStorageClock()
    ) {
        endpoint = StorageEndpoint(authorizer: ServiceAuthorizer(key: key, service: "b"), origin: origin, clock: clock)
        self.backend = backend
    }

    /// Never throws: what goes wrong is an answer.
    package func answer(_ request: StorageRequest) async -> StorageResponse {
        var response = await endpoint.answer(request) { path, now in
            guard let container = path.container else { return try await service(request, now) }
            guard EndpointPath.isName(container) || ["$root", "$web", "$logs"].contains(container) else {
                throw StorageProblem(400, "InvalidResourceName", "A container cannot have the name '\(container)'.")
            }
            guard let blob = path.object else { return try await self.container(container, request, now) }
            return try await self.blob(blob, in: container, request, now)
        }
        if request.method == "HEAD" { response.body = [] }
        return response
    }

    private func service(_ request: StorageRequest, _ now: Timestamp) async throws -> StorageResponse {
        guard request.method == "GET", request.parameter("comp") == "list" else {
            try endpoint.authorizer.check(request, StoragePermission(.service, "rwl"), at: now)
            throw StorageProblem.unsupported(request)
        }
        try endpoint.authorizer.check(request, StoragePermission(.service, "l"), at: now)
        let paging = try ListPaging(request)
        let page = paging.page(of: try await backend.containers(), by: \.name)
        let includesMetadata = request.parameter("include")?.contains("metadata") == true
        let items = page.items.map { container in
            XMLElement(
                "Container",
                [
                    XMLElement("Name", container.name),
                    XMLElement(
                        "Properties",
                        [XMLElement("Last-Modified", container.lastModified.httpDate), XMLElement("Etag", container.etag)]),
                ] + (includesMetadata ? [endpoint.metadata(container.metadata)] : []))
        }
        return endpoint.list(paging.elements + [XMLElement("Containers", items), XMLElement("NextMarker", page.next ?? "")])
    }

    private func container(_ name: String, _ request: StorageRequest, _ now: Timestamp) async throws -> StorageResponse {
        func authorize(_ letters: String) throws {
            try endpoint.authorizer.check(request, StoragePermission(.container, letters, container: name), at: now)
        }
        guard request.parameter("restype") == "container" else {
            try authorize("r")
            throw StorageProblem.unsupported(request)
        }
        switch (request.method, request.parameter("comp")) {
        case ("PUT", nil):
            try authorize("cw")
            let made = StoredContainer(
                name: name, metadata: try endpoint.metadata(of: request), etag: Self.newETag(), lastModified: now)
            try await backend.updateContainer(name) { existing in
                if existing != nil { throw StorageProblem(409, "ContainerAlreadyExists", "The container exists.") }
                return made
            }
            return StorageResponse(201, headers: Self.version(made.etag, made.lastModified))
        case ("DELETE", nil):
            try authorize("d")
            try await backend.updateContainer(name) { existing in
                if existing == nil { throw StorageProblem.containerNotFound }
                return nil
            }
            return StorageResponse(202)
        case ("GET", nil), ("HEAD", nil), ("GET", "metadata"), ("HEAD", "metadata"):
            try authorize("r")
            guard let container = try await backend.containers().first(where: { $0.name == name }) else {
                throw StorageProblem.containerNotFound
            }
            return StorageResponse(
                200,
                headers: Self.version(container.etag, container.lastModified) + [HTTPHeader](metadata: container.metadata))
        case ("PUT", "metadata"):
            try authorize("w")
            let metadata = try endpoint.metadata(of: request)
            let changed = StoredContainer(name: name, metadata: metadata, etag: Self.newETag(), lastModified: now)
            try await backend.updateContainer(name) { existing in
                if existing == nil { throw StorageProblem.containerNotFound }
                return changed
            }
            return StorageResponse(200, headers: Self.version(changed.etag, changed.lastModified))
        case ("GET", "list"):
            try authorize("l")
            return try await list(name, request)
        default:
            try authorize("r")
            throw StorageProblem.unsupported(request)
        }
    }

    static func version(_ etag: String, _ modified: Timestamp) -> [HTTPHeader] {
        [HTTPHeader("ETag", etag), HTTPHeader("Last-Modified", modified.httpDate)]
    }

    static func newETag() -> String {
        "\"0x\(String(UInt64.random(in: .min ... .max), radix: 16, uppercase: true))\""
    }
}
