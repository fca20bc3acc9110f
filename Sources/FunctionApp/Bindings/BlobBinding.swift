/// The properties of `blob`.
package struct BlobBinding: Hashable, Sendable {
    package let path: BindingTemplate
    package let connection: String?
}
