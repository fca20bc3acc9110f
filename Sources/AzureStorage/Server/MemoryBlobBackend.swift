/// Blobs that last as long as the process.
package actor MemoryBlobBackend: BlobBackend {
    private var descriptions: [String: StoredContainer] = [:]
    private var blobs: [String: [String: StoredBlob]] = [:]

    package init() {}

    package func containers() -> [StoredContainer] { descriptions.values.sorted { $0.name < $1.name } }

    package func updateContainer(_ name: String, _ change: @Sendable (StoredContainer?) throws -> StoredContainer?) throws {
        descriptions[name] = try change(descriptions[name])
        if descriptions[name] == nil { blobs[name] = nil }
    }

    package func blobs(in container: String, prefix: String) -> [StoredBlobItem]? {
        guard descriptions[container] != nil else { return nil }
        return (blobs[container] ?? [:]).filter { $0.key.hasPrefix(prefix) }
            .map { StoredBlobItem(name: $0.key, properties: $0.value.properties) }
            .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    package func blob(_ name: String, in container: String) -> StoredBlob? { blobs[container]?[name] }

    package func updateBlob(
        _ name: String, in container: String, _ change: @Sendable (StoredBlob?) throws -> StoredBlob?
    ) throws {
        guard descriptions[container] != nil else { throw StorageProblem.containerNotFound }
        blobs[container, default: [:]][name] = try change(blobs[container]?[name])
    }
}
