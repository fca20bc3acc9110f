import CLinux
import Glibc
import JSONText

/// Directories and the names in them, as the loader of scripts takes them.
enum FileTreeOps {
    static let all = [
        HostOperation("readDirectory") { call throws(OperationError) in .string(try readDirectory(try call.path(0))) }
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
}
