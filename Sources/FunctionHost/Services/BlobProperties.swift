package import DurableCore

/// What is known of a blob without reading it.
package struct BlobProperties: Hashable, Sendable {
    package let path: BlobPath
    /// Another one for every version, with its quotes.
    package let etag: String
    package let lastModified: Timestamp
    /// In bytes.
    package let length: Int
    package let contentType: String
    package let metadata: [String: String]

    package init(
        path: BlobPath, etag: String, lastModified: Timestamp, length: Int, contentType: String, metadata: [String: String]
    ) {
        self.path = path
        self.etag = etag
        self.lastModified = lastModified
        self.length = length
        self.contentType = contentType
        self.metadata = metadata
    }
}
