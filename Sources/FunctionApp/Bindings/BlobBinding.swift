/// The properties of `blobTrigger` and `blob`.
package struct BlobBinding: Hashable, Sendable {
    package let path: String
    package let connection: String?
}
