import CLinux
import Glibc

/// Folders and the names in them.
enum FolderOperations {
    static let all = [
        // Each entry is a letter for what it is, its name, and a slash, which no name has.
        FileOperation("readdir") { arguments throws(OperationError) in .bytes(try entries(of: try arguments.path(0))) },
        FileOperation("mkdtemp") { arguments throws(OperationError) in
            let template = FilePath(try arguments.path(0).bytes + Array("XXXXXX".utf8))
            var path = template.characters
            guard mkdtemp(&path) != nil else { throw .system(errno, "mkdtemp", template.text) }
            return .bytes(path.dropLast().map(UInt8.init(bitPattern:)))
        },
    ]

    private static func entries(of path: FilePath) throws(OperationError) -> [UInt8] {
        guard let folder = opendir(path.characters) else { throw .system(errno, "scandir", path.text) }
        defer { closedir(folder) }
        var entries: [(name: [UInt8], kind: Character)] = []
        while true {
            errno = 0
            guard let entry = readdir(folder) else { break }
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: UInt8.self, capacity: MemoryLayout.size(ofValue: $0.pointee)) {
                    Array(UnsafeBufferPointer(start: $0, count: strlen($0)))
                }
            }
            if name == Array(".".utf8) || name == Array("..".utf8) { continue }
            entries.append((name, kind(entry.pointee.d_type, path, name)))
        }
        guard errno == 0 else { throw .system(errno, "scandir", path.text) }
        entries.sort { $0.name.lexicographicallyPrecedes($1.name) }
        return entries.flatMap { Array(String($0.kind).utf8) + $0.name + Array("/".utf8) }
    }

    private static func kind(_ type: UInt8, _ folder: FilePath, _ name: [UInt8]) -> Character {
        switch Int(type) {
        case Int(DT_REG): return "f"
        case Int(DT_DIR): return "d"
        case Int(DT_LNK): return "l"
        case Int(DT_FIFO): return "p"
        case Int(DT_SOCK): return "s"
        case Int(DT_CHR): return "c"
        case Int(DT_BLK): return "b"
        default: break
        }
        // Some file systems do not say it there.
        var status = stat()
        guard lstat(FilePath(folder.bytes + Array("/".utf8) + name).characters, &status) == 0 else { return "u" }
        return switch status.st_mode & S_IFMT {
        case S_IFREG: "f"
        case S_IFDIR: "d"
        case S_IFLNK: "l"
        case S_IFIFO: "p"
        case S_IFSOCK: "s"
        case S_IFCHR: "c"
        case S_IFBLK: "b"
        default: "u"
        }
    }
}
