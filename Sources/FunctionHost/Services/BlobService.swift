/// The blobs of one storage account.
///
/// Everything thrown that is no `ServiceRejection` may be tried again.
package protocol BlobService: Sendable {
    /// A blob with its bytes; nil when there is none of that name.
    func read(_ path: BlobPath) async throws -> Blob?
    /// What is known of a blob; nil when there is none of that name.
    func properties(of path: BlobPath) async throws -> BlobProperties?
    /// Writes a blob whole, in place of the one before; a container that is not there is made. Durable when this returns.
    @discardableResult
    func write(_ bytes: [UInt8], contentType: String, metadata: [String: String], to path: BlobPath) async throws
        -> BlobProperties
    /// Whether there was such a blob.
    @discardableResult
    func delete(_ path: BlobPath) async throws -> Bool
    /// All blobs of a container whose names begin so, in the order of their names; none when there is no such container.
    func list(_ container: String, prefix: String) async throws -> [BlobProperties]
    /// The address a function is told of.
    func uri(of path: BlobPath) -> String
}
