/// What opens a storage account.
package enum StorageCredential: Hashable, Sendable {
    /// The account's key signs every request.
    case sharedKey(SharedKey)
    /// A signature made before goes along with every request.
    case signature(SharedAccessSignature)
}
