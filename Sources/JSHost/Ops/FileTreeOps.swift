import Glibc
import JSONText

/// Directories and the names in them.
enum FileTreeOps {
    static let all = [
        HostOperation("readDirectory") { call throws(OperationError) in .string(try readDirectory(try call.path(0))) },
        HostOperation("makeDirectory") { call throws(OperationError) in
            try makeDirectory(try call.path(0), recursive: call.bool(1))
            return .undefined
        },
        HostOperation("removeFile") { call throws(OperationError) in
            let path = try call.path(0)
            guard unlink(path) == 0 else { throw .system(errno, "unlink", path) }
            return .undefined
        },
        HostOperation("removeDirectory") { call throws(OperationError) in
            let path = try call.path(0)
            guard rmdir(path) == 0 else { throw .system(errno, "rmdir", path) }
            return .undefined
        },
        HostOperation("rename") { call throws(OperationError) in
            let from = try call.path(0, "from")
            let to = try call.path(1, "to")
            guard rename(from, to) == 0 else { throw .system(errno, "rename", from, to: to) }
            return .undefined
        },
    ]

    private static func readDirectory(_ path: String) throws(OperationError) -> String {
        guard let directory = opendir(path) else { throw .system(errno, "scandir", path) }
        defer { closedir(directory) }
        var entries: [(name: String, kind: String)] = []
        while true {
            errno = 0
            guard let entry = readdir(directory) else { break }
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: $0.pointee)) { String(cString: $0) }
            }
            if name == "." || name == ".." { continue }
            entries.append((name, try kind(of: entry.pointee.d_type, "\(path)/\(name)")))
        }
        guard errno == 0 else { throw .system(errno, "scandir", path) }
        entries.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        return JSONValue.array(entries.map { [.string($0.name), .string($0.kind)] }).text()
    }

    private static func kind(of type: UInt8, _ path: String) throws(OperationError) -> String {
        switch Int(type) {
        case Int(DT_REG): "file"
        case Int(DT_DIR): "directory"
        case Int(DT_LNK): "symlink"
        // Some file systems do not say it here.
        case Int(DT_UNKNOWN): try FileStatus(path, followsLinks: false)?.kind ?? "other"
        default: "other"
        }
    }

    private static func makeDirectory(_ path: String, recursive: Bool) throws(OperationError) {
        if mkdir(path, 0o777) == 0 { return }
        let reason = errno
        guard recursive else { throw .system(reason, "mkdir", path) }
        switch reason {
        case EEXIST where try FileStatus(path, followsLinks: true)?.kind == "directory": return
        case ENOENT:
            guard let parent = parent(of: path) else { throw .system(reason, "mkdir", path) }
            try makeDirectory(parent, recursive: true)
            try makeDirectory(path, recursive: false)
        default: throw .system(reason, "mkdir", path)
        }
    }

    /// The path of the directory that holds `path`; `nil` when that is not named in it.
    private static func parent(of path: String) -> String? {
        var rest = Substring(path)
        while rest.hasSuffix("/") { rest.removeLast() }
        guard let slash = rest.lastIndex(of: "/") else { return nil }
        rest = rest[..<slash]
        return rest.isEmpty ? nil : String(rest)
    }
}
