/// A blob with its bytes.
package struct BlobContent: Hashable, Sendable {
    package let bytes: [UInt8]
    package let properties: BlobProperties
}
