import CLinux
import Glibc

/// An argument of a file operation, on its way to another thread.
enum FileArgument: Sendable {
    case none
    case number(Double)
    case text(String)
    case bytes([UInt8])
}

/// The arguments of a file operation. A wrong one is the fault of our own scripts, which check those of the author.
struct FileArguments: Sendable {
    let operation: String
    let values: [FileArgument]
    let files: OpenFiles

    /// A path, as a string or as the bytes it has, which need not be UTF-8.
    func path(_ index: Int) throws(OperationError) -> FilePath {
        switch value(index) {
        case .text(let text) where !text.utf8.contains(0): return FilePath(Array(text.utf8))
        case .bytes(let bytes) where !bytes.contains(0): return FilePath(bytes)
        default: throw .invalidArgument("argument \(index)", of: operation, must: "be a path without null bytes")
        }
    }

    func number(_ index: Int) throws(OperationError) -> Double {
        guard case .number(let number) = value(index) else {
            throw .invalidArgument("argument \(index)", of: operation, must: "be a number")
        }
        return number
    }

    func integer<Integer: FixedWidthInteger>(_ index: Int) throws(OperationError) -> Integer {
        guard let integer = Integer(exactly: try number(index)) else {
            throw .invalidArgument("argument \(index)", of: operation, must: "be a whole number")
        }
        return integer
    }

    func data(_ index: Int) throws(OperationError) -> [UInt8] {
        switch value(index) {
        case .bytes(let bytes): return bytes
        case .text(let text): return Array(text.utf8)
        default: throw .invalidArgument("argument \(index)", of: operation, must: "be text or bytes")
        }
    }

    /// The open file of a descriptor.
    func file(_ index: Int, _ call: String) throws(OperationError) -> OpenFile {
        guard let file = files.file(try integer(index)) else { throw .system(EBADF, call) }
        return file
    }

    /// Whether the argument is a descriptor.
    func isNumber(_ index: Int) -> Bool {
        if case .number = value(index) { true } else { false }
    }

    private func value(_ index: Int) -> FileArgument { values.indices.contains(index) ? values[index] : .none }
}
