/// A blob with its bytes.
package struct Blob: Hashable, Sendable {
    package let properties: BlobProperties
    package let bytes: [UInt8]

    package init(properties: BlobProperties, bytes: [UInt8]) {
        self.properties = properties
        self.bytes = bytes
    }
}
