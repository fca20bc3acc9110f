import CLinux
import Glibc

/// What is done with what lies at a path.
enum PathOperations {
    static let all = [
        FileOperation("stat") { arguments throws(OperationError) in
            .string(try FileStatusText.of(try arguments.path(0), followsLinks: true))
        },
        FileOperation("lstat") { arguments throws(OperationError) in
            .string(try FileStatusText.of(try arguments.path(0), followsLinks: false))
        },
        FileOperation("exists") { arguments throws(OperationError) in
            .bool(access(try arguments.path(0).characters, F_OK) == 0)
        },
        FileOperation("statfs") { arguments throws(OperationError) in
            let path = try arguments.path(0)
            var values = [Int64](repeating: 0, count: 7)
            guard linux_file_system_status(path.characters, &values) == 0 else { throw .system(errno, "statfs", path.text) }
            return .string(values.map(String.init).joined(separator: ","))
        },
        change("access") { path, arguments throws(OperationError) in access(path, try arguments.integer(1)) },
        change("chmod") { path, arguments throws(OperationError) in chmod(path, try arguments.integer(1)) },
        change("chown") { path, arguments throws(OperationError) in
            chown(path, try arguments.owner(1), try arguments.owner(2))
        },
        change("lchown") { path, arguments throws(OperationError) in
            lchown(path, try arguments.owner(1), try arguments.owner(2))
        },
        change("utime") { path, arguments throws(OperationError) in
            utimensat(FileStatusText.workingFolder, path, try arguments.times(1), 0)
        },
        change("lutime") { path, arguments throws(OperationError) in
            utimensat(FileStatusText.workingFolder, path, try arguments.times(1), AT_SYMLINK_NOFOLLOW)
        },
        change("unlink") { path, _ throws(OperationError) in unlink(path) },
        change("rmdir") { path, _ throws(OperationError) in rmdir(path) },
        change("mkdir") { path, arguments throws(OperationError) in mkdir(path, try arguments.integer(1)) },
        changeTwo("rename") { rename($0, $1) },
        changeTwo("link") { link($0, $1) },
        changeTwo("symlink") { symlink($0, $1) },
        FileOperation("readlink") { arguments throws(OperationError) in
            let path = try arguments.path(0)
            var target = [CChar](repeating: 0, count: Int(PATH_MAX))
            let count = readlink(path.characters, &target, target.count)
            guard count >= 0 else { throw .system(errno, "readlink", path.text) }
            return .bytes(target.prefix(count).map(UInt8.init(bitPattern:)))
        },
        FileOperation("realpath") { arguments throws(OperationError) in
            let path = try arguments.path(0)
            guard let real = realpath(path.characters, nil) else { throw .system(errno, "realpath", path.text) }
            defer { free(real) }
            return .bytes(Array(UnsafeBufferPointer(start: real, count: strlen(real))).map(UInt8.init(bitPattern:)))
        },
    ]

    /// As Node names it in errors, too.
    private static func change(
        _ name: String, _ body: @escaping @Sendable ([CChar], FileArguments) throws(OperationError) -> Int32
    ) -> FileOperation {
        FileOperation(
            name,
            effect: { arguments throws(OperationError) in
                let path = try arguments.path(0)
                guard try body(path.characters, arguments) == 0 else { throw .system(errno, name, path.text) }
            })
    }

    private static func changeTwo(_ name: String, _ body: @escaping @Sendable ([CChar], [CChar]) -> Int32) -> FileOperation {
        FileOperation(
            name,
            effect: { arguments throws(OperationError) in
                let (from, to) = (try arguments.path(0), try arguments.path(1))
                guard body(from.characters, to.characters) == 0 else { throw .system(errno, name, from.text, to: to.text) }
            })
    }
}
