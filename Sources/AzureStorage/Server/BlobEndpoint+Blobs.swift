import DurableCore
import HTTPClient

extension BlobEndpoint {
    func blob(
        _ name: String, in container: String, _ request: StorageRequest, _ now: Timestamp
    ) async throws -> StorageResponse {
        func authorize(_ letters: String) throws {
            let need = StoragePermission(.object, letters, container: container, object: name)
            try endpoint.authorizer.check(request, need, at: now)
        }
        let place = (name, container)
        switch (request.method, request.parameter("comp")) {
        case ("GET", nil), ("HEAD", nil), ("GET", "metadata"), ("HEAD", "metadata"):
            try authorize("r")
            return try await read(place, request)
        case ("PUT", nil):
            try authorize("wc")
            return try await put(place, request, mayReplace: mayReplace(request), now)
        case ("PUT", "block"):
            try authorize("wc")
            return try await putBlock(place, request)
        case ("PUT", "blocklist"):
            try authorize("wc")
            return try await putBlockList(place, request, mayReplace: mayReplace(request), now)
        case ("PUT", "metadata"), ("PUT", "properties"):
            try authorize("w")
            return try await describe(place, request, now)
        case ("DELETE", nil):
            try authorize("d")
            let condition = try BlobCondition(request)
            try await backend.updateBlob(name, in: container) { existing in
                guard let existing else { throw StorageProblem.blobNotFound }
                try condition.check(existing.properties, isRead: false)
                return nil
            }
            return StorageResponse(202)
        default:
            try authorize("r")
            throw StorageProblem.unsupported(request)
        }
    }

    typealias Place = (name: String, container: String)

    /// A signature that allows to make blobs, but not to write them, lets nobody overwrite one.
    private func mayReplace(_ request: StorageRequest) -> Bool {
        guard request.header("authorization") == nil, let letters = request.parameter("sp") else { return true }
        return letters.contains("w")
    }

    private func read(_ place: Place, _ request: StorageRequest) async throws -> StorageResponse {
        guard let blob = try await backend.blob(place.name, in: place.container) else {
            let isContainerThere = try await backend.containers().contains { $0.name == place.container }
            throw isContainerThere ? StorageProblem.blobNotFound : .containerNotFound
        }
        try BlobCondition(request).check(blob.properties, isRead: true)
        var headers = Self.version(blob.properties.etag, blob.properties.lastModified)
        headers += [HTTPHeader](metadata: blob.properties.metadata)
        headers.append(HTTPHeader("Content-Type", blob.properties.contentType ?? "application/octet-stream"))
        headers += blob.contentHeaders.sorted { $0.key < $1.key }.map { HTTPHeader($0.key, $0.value) }
        headers += [
            HTTPHeader("x-ms-blob-type", "BlockBlob"), HTTPHeader("Accept-Ranges", "bytes"),
            HTTPHeader("x-ms-creation-time", blob.properties.lastModified.httpDate),
        ]
        if request.method == "HEAD" {
            return StorageResponse(200, headers: headers + [HTTPHeader("Content-Length", "\(blob.bytes.count)")])
        }
        guard let range = try ByteRange.range(request, of: blob.bytes.count) else {
            return StorageResponse(200, headers: headers, body: blob.bytes)
        }
        headers.append(HTTPHeader("Content-Range", "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(blob.bytes.count)"))
        return StorageResponse(206, headers: headers, body: Array(blob.bytes[range]))
    }

    private func put(
        _ place: Place, _ request: StorageRequest, mayReplace: Bool, _ now: Timestamp
    ) async throws -> StorageResponse {
        guard let type = request.header("x-ms-blob-type") else { throw StorageProblem.missingHeader("x-ms-blob-type") }
        guard type == "BlockBlob" else {
            throw StorageProblem(501, "NotImplemented", "Blobs of the type '\(type)' are not offered by this endpoint.")
        }
        guard request.header("x-ms-copy-source") == nil else {
            throw StorageProblem(501, "NotImplemented", "Copying blobs is not offered by this endpoint.")
        }
        try checkDigest(request)
        return try await store(request.body, place, request, mayReplace, now)
    }

    private func putBlock(_ place: Place, _ request: StorageRequest) async throws -> StorageResponse {
        guard let id = request.parameter("blockid"), [UInt8](base64: id)?.isEmpty == false else {
            throw StorageProblem.invalid("blockid", request.parameter("blockid") ?? "")
        }
        guard try await backend.containers().contains(where: { $0.name == place.container }) else {
            throw StorageProblem.containerNotFound
        }
        try checkDigest(request)
        await blocks.put(request.body, id, of: key(place))
        return StorageResponse(201)
    }

    private func putBlockList(
        _ place: Place, _ request: StorageRequest, mayReplace: Bool, _ now: Timestamp
    ) async throws -> StorageResponse {
        let list: XMLElement
        do {
            list = try XMLReader.read(request.body)
        } catch {
            throw StorageProblem(400, "InvalidXmlDocument", "The body is not understood: \(error).")
        }
        guard list.name == "BlockList", list.children.allSatisfy({ ["Latest", "Uncommitted"].contains($0.name) }) else {
            throw StorageProblem(
                400, "InvalidBlockList", "Only lists of latest and uncommitted blocks are understood by this endpoint.")
        }
        let bytes = try await blocks.bytes(list.children.map(\.text), of: key(place))
        let response = try await store(bytes, place, request, mayReplace, now)
        await blocks.forget(key(place))
        return response
    }

    private func store(
        _ bytes: [UInt8], _ place: Place, _ request: StorageRequest, _ mayReplace: Bool, _ now: Timestamp
    ) async throws -> StorageResponse {
        let condition = try BlobCondition(request)
        let isList = request.parameter("comp") == "blocklist"
        let blob = StoredBlob(
            bytes: bytes,
            properties: BlobProperties(
                length: bytes.count,
                // The type of a list of blocks is that of the list.
                contentType: request.header("x-ms-blob-content-type") ?? (isList ? nil : request.header("content-type")),
                etag: Self.newETag(), lastModified: now, metadata: try endpoint.metadata(of: request)),
            contentHeaders: Self.contentHeaders(request))
        try await backend.updateBlob(place.name, in: place.container) { existing in
            if existing != nil, !mayReplace {
                throw StorageProblem(403, "AuthorizationPermissionMismatch", "The signature permits no overwriting.")
            }
            try condition.check(existing?.properties, isRead: false)
            return blob
        }
        return StorageResponse(
            201,
            headers: Self.version(blob.properties.etag, now) + [HTTPHeader("x-ms-request-server-encrypted", "false")])
    }

    /// Sets metadata, or the headers that a blob is given out with; its bytes stay.
    private func describe(_ place: Place, _ request: StorageRequest, _ now: Timestamp) async throws -> StorageResponse {
        let condition = try BlobCondition(request)
        let isMetadata = request.parameter("comp") == "metadata"
        let metadata = try endpoint.metadata(of: request)
        let etag = Self.newETag()
        try await backend.updateBlob(place.name, in: place.container) { existing in
            guard var blob = existing else { throw StorageProblem.blobNotFound }
            try condition.check(blob.properties, isRead: false)
            blob.properties.etag = etag
            blob.properties.lastModified = now
            if isMetadata {
                blob.properties.metadata = metadata
            } else {
                blob.properties.contentType = request.header("x-ms-blob-content-type")
                blob.contentHeaders = Self.contentHeaders(request)
            }
            return blob
        }
        return StorageResponse(200, headers: Self.version(etag, now))
    }

    private func key(_ place: Place) -> String { "\(place.container)/\(place.name)" }

    private func checkDigest(_ request: StorageRequest) throws(StorageProblem) {
        guard let digest = request.header("content-md5") else { return }
        guard [UInt8](base64: digest) == MD5.digest(of: request.body) else {
            throw StorageProblem(400, "Md5Mismatch", "The header Content-MD5 is not the digest of the body.")
        }
    }

    private static func contentHeaders(_ request: StorageRequest) -> [String: String] {
        var headers: [String: String] = [:]
        for name in ["cache-control", "content-disposition", "content-encoding", "content-language"] {
            headers[name] = request.header("x-ms-blob-\(name)")
        }
        headers["content-md5"] = request.header("x-ms-blob-content-md5")
        return headers
    }
}
