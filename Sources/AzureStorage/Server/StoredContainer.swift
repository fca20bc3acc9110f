package import DurableCore

/// A container as a backend keeps it.
package struct StoredContainer: Hashable, Sendable {
    package let name: String
    package var metadata: [String: String]
    package var etag: String
    package var lastModified: Timestamp

    package init(name: String, metadata: [String: String], etag: String, lastModified: Timestamp) {
        self.name = name
        self.metadata = metadata
        self.etag = etag
        self.lastModified = lastModified
    }
}
