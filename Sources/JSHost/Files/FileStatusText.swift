import CLinux
import Glibc

/// The status of a file as scripts take it: numbers with commas between them, in the order of `linux_file_status`.
enum FileStatusText {
    /// AT_FDCWD
    static let workingFolder: Int32 = -100

    static func of(_ path: FilePath, followsLinks: Bool) throws(OperationError) -> String {
        try text(workingFolder, path.characters, followsLinks: followsLinks, followsLinks ? "stat" : "lstat", path.text)
    }

    static func of(_ file: OpenFile) throws(OperationError) -> String {
        try text(file.descriptor, [0], followsLinks: true, "fstat", nil)
    }

    private static func text(
        _ folder: Int32, _ path: [CChar], followsLinks: Bool, _ call: String, _ name: String?
    ) throws(OperationError) -> String {
        var values = [Int64](repeating: 0, count: 18)
        guard linux_file_status(folder, path, followsLinks, &values) == 0 else { throw .system(errno, call, name) }
        return values.map(String.init).joined(separator: ",")
    }
}
