import Glibc

/// The folder of local blobs cannot be read or written.
struct BlobFolderError: Error, Hashable, CustomStringConvertible {
    let path: String
    let operation: String
    let reason: String

    init(_ operation: String, _ path: String, code: Int32 = errno) {
        self.operation = operation
        self.path = path
        reason = String(cString: strerror(code))
    }

    var description: String { "The blob file \(path) cannot be used (\(operation)): \(reason)." }
}
