/// A blob as a backend keeps it.
package struct StoredBlob: Hashable, Sendable {
    package var bytes: [UInt8]
    package var properties: BlobProperties
    /// Further headers that it is given out with, such as `Cache-Control`, by name in lower case.
    package var contentHeaders: [String: String]

    package init(bytes: [UInt8], properties: BlobProperties, contentHeaders: [String: String] = [:]) {
        self.bytes = bytes
        self.properties = properties
        self.contentHeaders = contentHeaders
    }
}

/// A blob in a list.
package struct StoredBlobItem: Hashable, Sendable {
    package let name: String
    package let properties: BlobProperties

    package init(name: String, properties: BlobProperties) {
        self.name = name
        self.properties = properties
    }
}
