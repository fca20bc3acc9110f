import CLinux
import Glibc
import JSONText

/// Whole files.
enum ContentOperations {
    /// Node reads no longer ones at once.
    private static let longestFile = 2_147_483_647

    static let all = [
        // readFile(path or descriptor, flags)
        FileOperation("readFile") { arguments throws(OperationError) in
            .bytes(try contents(try source(arguments, flags: try arguments.integer(1), mode: 0)))
        },
        // writeFile(path or descriptor, data, flags, mode)
        FileOperation(
            "writeFile",
            effect: { arguments throws(OperationError) in
                let file = try source(arguments, flags: try arguments.integer(2), mode: try arguments.integer(3))
                var rest = try arguments.data(1)[...]
                while !rest.isEmpty { rest = rest.dropFirst(try DescriptorOperations.write(file, rest, at: -1)) }
            }),
        // copyfile(from, to, mode): 1: not onto another file; 4: only if the file system shares the contents.
        FileOperation(
            "copyfile",
            effect: { arguments throws(OperationError) in
                let (from, to) = (try arguments.path(0), try arguments.path(1))
                do throws(OperationError) {
                    try copy(from, to, mode: try arguments.integer(2))
                } catch {
                    guard case .string(let name)? = error.properties["code"], let code = SystemErrorCode.number(of: name) else {
                        throw error
                    }
                    throw .system(code, "copyfile", from.text, to: to.text)
                }
            }),
    ]

    private static func source(_ arguments: FileArguments, flags: Int32, mode: mode_t) throws(OperationError) -> OpenFile {
        if arguments.isNumber(0) { return try arguments.file(0, "read") }
        return try open(try arguments.path(0), flags, mode)
    }

    private static func open(_ path: FilePath, _ flags: Int32, _ mode: mode_t) throws(OperationError) -> OpenFile {
        let descriptor = Glibc.open(path.characters, flags | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw .system(errno, "open", path.text) }
        return OpenFile(descriptor, isOwned: true)
    }

    private static func contents(_ file: OpenFile) throws(OperationError) -> [UInt8] {
        var status = stat()
        guard fstat(file.descriptor, &status) == 0 else { throw .system(errno, "fstat") }
        let size = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
        guard size <= longestFile else {
            throw OperationError(
                name: "RangeError", message: "File size (\(size)) is greater than 2 GiB",
                properties: ["code": "ERR_FS_FILE_TOO_LARGE"])
        }
        // One byte more than the size finds the end of the file in a single call; files in /proc say that they have no size.
        var bytes = try DescriptorOperations.read(file, max(size + 1, 8192), at: -1)
        var isAtEnd = bytes.isEmpty || (size > 0 && bytes.count == size)
        while !isAtEnd {
            let more = try DescriptorOperations.read(file, 65536, at: -1)
            bytes += more
            isAtEnd = more.isEmpty
        }
        return bytes
    }

    private static func copy(_ from: FilePath, _ to: FilePath, mode: Int) throws(OperationError) {
        guard mode & 4 == 0 else { throw .system(ENOTSUP, "copyfile") }
        let source = try open(from, O_RDONLY, 0)
        var status = stat()
        guard fstat(source.descriptor, &status) == 0 else { throw .system(errno, "fstat") }
        let permissions = status.st_mode & 0o7777
        let target = try open(to, O_WRONLY | O_CREAT | (mode & 1 == 0 ? 0 : O_EXCL), permissions)
        var targetStatus = stat()
        guard fstat(target.descriptor, &targetStatus) == 0 else { throw .system(errno, "fstat") }
        if targetStatus.st_dev == status.st_dev && targetStatus.st_ino == status.st_ino { return }
        guard ftruncate(target.descriptor, 0) == 0 else { throw .system(errno, "ftruncate") }
        _ = fchmod(target.descriptor, permissions)
        while true {
            var rest = try DescriptorOperations.read(source, 1 << 18, at: -1)[...]
            if rest.isEmpty { return }
            while !rest.isEmpty { rest = rest.dropFirst(try DescriptorOperations.write(target, rest, at: -1)) }
        }
    }
}
