import DurableEngine

/// Where a blob trigger finds its blobs.
struct BlobSource: Sendable {
    let service: any BlobService
    /// What lies in a container under a prefix, versions left out that are still being written.
    let versions: @Sendable (_ container: String, _ prefix: String) async throws -> [BlobVersion]
    /// Rings when a blob may have been written; nil when nobody tells.
    let doorbell: @Sendable (_ container: String) -> Doorbell?
    /// How long until it is looked again, if nobody rings.
    let interval: Duration

    /// Blobs of a real account, which nobody announces.
    init(_ service: any BlobService, interval: Duration = .seconds(10)) {
        self.service = service
        self.interval = interval
        versions = { container, prefix in
            try await service.list(container, prefix: prefix).map { BlobVersion(path: $0.path, etag: $0.etag) }
        }
        doorbell = { _ in nil }
    }

    /// Blobs that the host keeps. A file that was put there by hand counts when nothing was written to it for a second.
    init(local blobs: FolderBlobs, interval: Duration = .seconds(1)) {
        service = blobs
        self.interval = interval
        versions = { container, prefix in try await blobs.settledVersions(of: container, prefix: prefix) }
        doorbell = { blobs.written.doorbell(of: $0) }
    }
}
