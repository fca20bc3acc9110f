/// One state of a blob: what is put in its place has another etag.
struct BlobVersion: Hashable, Sendable {
    let path: BlobPath
    let etag: String
}
