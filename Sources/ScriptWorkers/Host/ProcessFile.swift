import Glibc

/// A small file of /proc that is read again and again.
final class ProcessFile {
    private let descriptor: CInt

    init(_ path: String) { descriptor = open(path, O_RDONLY | O_CLOEXEC) }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Its text now; empty when there is none, or the process is gone.
    func read() -> String {
        guard descriptor >= 0 else { return "" }
        return withUnsafeTemporaryAllocation(byteCount: 256, alignment: 1) { buffer in
            let count = pread(descriptor, buffer.baseAddress, buffer.count, 0)
            return count > 0 ? String(decoding: UnsafeRawBufferPointer(buffer)[..<count], as: UTF8.self) : ""
        }
    }
}
