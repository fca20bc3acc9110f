import CLinux
import Glibc

/// Whole files, by the system's calls.
enum FileReader {
    /// The bytes of the file.
    static func read(_ path: String) throws(OperationError) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw .system(errno, "open", path) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw .system(errno, "fstat", path) }
        // One byte more than the size finds the end of a file in a single call; files in /proc say that they have no size.
        var bytes = [UInt8](repeating: 0, count: max(Int(status.st_size) + 1, 4096))
        var count = 0
        while true {
            let read = bytes.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress.map { $0 + count }, $0.count - count) }
            if read < 0 && errno == EINTR { continue }
            guard read >= 0 else { throw .system(errno, "read", path) }
            if read == 0 { break }
            count += read
            if count == bytes.count { bytes.append(contentsOf: repeatElement(0, count: count)) }
        }
        bytes.removeLast(bytes.count - count)
        return bytes
    }
}
