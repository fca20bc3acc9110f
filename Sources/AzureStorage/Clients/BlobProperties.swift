package import DurableCore

/// What is known of a blob without its bytes.
package struct BlobProperties: Hashable, Sendable {
    package var length: Int
    package var contentType: String?
    /// With its quotes.
    package var etag: String
    package var lastModified: Timestamp
    /// By name in lower case.
    package var metadata: [String: String]

    package init(
        length: Int, contentType: String?, etag: String, lastModified: Timestamp, metadata: [String: String] = [:]
    ) {
        self.length = length
        self.contentType = contentType
        self.etag = etag
        self.lastModified = lastModified
        self.metadata = metadata
    }
}
