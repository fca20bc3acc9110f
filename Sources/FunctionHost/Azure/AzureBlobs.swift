import AzureStorage

/// The blobs of a real storage account.
struct AzureBlobs: BlobService {
    let client: BlobClient
    let endpoint: String

    func read(_ path: BlobPath) async throws -> Blob? {
        try await StorageError.rejecting {
            try await client.read(path.name, in: path.container).map {
                Blob(properties: FunctionHost.BlobProperties(path, $0.properties), bytes: $0.bytes)
            }
        }
    }

    func properties(of path: BlobPath) async throws -> FunctionHost.BlobProperties? {
        try await StorageError.rejecting {
            try await client.properties(of: path.name, in: path.container).map { FunctionHost.BlobProperties(path, $0) }
        }
    }

    @discardableResult
    func write(
        _ bytes: [UInt8], contentType: String, metadata: [String: String], to path: BlobPath
    ) async throws -> FunctionHost.BlobProperties {
        func write() async throws -> FunctionHost.BlobProperties {
            FunctionHost.BlobProperties(
                path,
                try await client.write(
                    bytes, to: path.name, in: path.container, contentType: contentType, metadata: metadata))
        }
        return try await StorageError.rejecting {
            do {
                return try await write()
            } catch let error as StorageError where error.code == "ContainerNotFound" {
                try await client.createContainer(path.container)
                return try await write()
            }
        }
    }

    @discardableResult
    func delete(_ path: BlobPath) async throws -> Bool {
        try await StorageError.rejecting { try await client.delete(path.name, in: path.container) }
    }

    func list(_ container: String, prefix: String) async throws -> [FunctionHost.BlobProperties] {
        try await StorageError.rejecting {
            var blobs: [FunctionHost.BlobProperties] = []
            var marker: String?
            repeat {
                let page = try await client.blobs(in: container, prefix: prefix, marker: marker)
                blobs += page.items.map {
                    FunctionHost.BlobProperties(BlobPath(container: container, name: $0.name), $0.properties)
                }
                marker = page.marker
            } while marker != nil
            return blobs
        }
    }

    func uri(of path: BlobPath) -> String {
        "\(endpoint)/\(path.container)/\(PercentEncoding.encoded(path.name, keeping: "/"))"
    }
}

extension FunctionHost.BlobProperties {
    fileprivate init(_ path: BlobPath, _ properties: AzureStorage.BlobProperties) {
        self.init(
            path: path, etag: properties.etag, lastModified: properties.lastModified, length: properties.length,
            contentType: properties.contentType ?? BlobSidecar.defaultContentType, metadata: properties.metadata)
    }
}
