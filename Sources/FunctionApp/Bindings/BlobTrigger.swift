/// The properties of `blobTrigger`.
package struct BlobTrigger: Hashable, Sendable {
    package let pattern: BlobPattern
    package let connection: String?
}
