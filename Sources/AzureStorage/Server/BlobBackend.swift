/// Where a blob endpoint keeps its containers. Whatever throws is answered with 500, except `StorageProblem`.
package protocol BlobBackend: Sendable {
    /// In the order of their names' bytes.
    func containers() async throws -> [StoredContainer]
    /// Puts a container in place, or takes it away with its blobs when `change` returns nil. `change` gets what there is.
    func updateContainer(_ name: String, _ change: @Sendable (StoredContainer?) throws -> StoredContainer?) async throws
    /// Without their bytes, in the order of their names' bytes; nil when there is no such container.
    func blobs(in container: String, prefix: String) async throws -> [StoredBlobItem]?
    /// nil when there is no such blob, or container.
    func blob(_ name: String, in container: String) async throws -> StoredBlob?
    /// Puts a blob in place, or takes it away when `change` returns nil; nobody comes between what `change` gets and that.
    func updateBlob(
        _ name: String, in container: String, _ change: @Sendable (StoredBlob?) throws -> StoredBlob?) async throws
}

extension StorageProblem {
    package static let containerNotFound = StorageProblem(404, "ContainerNotFound", "The container does not exist.")
    package static let blobNotFound = StorageProblem(404, "BlobNotFound", "The blob does not exist.")
}
