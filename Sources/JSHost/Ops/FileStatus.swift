import CLinux
import Glibc
import JSONText

/// What the system knows of a file.
struct FileStatus {
    private let status: stat

    /// `nil` when nothing is at that path.
    init?(_ path: String, followsLinks: Bool) throws(OperationError) {
        var status = stat()
        guard (followsLinks ? stat(path, &status) : lstat(path, &status)) == 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw .system(errno, followsLinks ? "stat" : "lstat", path)
        }
        self.status = status
    }

    /// `file`, `directory`, `symlink` or `other`.
    var kind: String {
        switch status.st_mode & S_IFMT {
        case S_IFREG: "file"
        case S_IFDIR: "directory"
        case S_IFLNK: "symlink"
        default: "other"
        }
    }

    var json: String {
        let changed = milliseconds(status.st_ctim)
        let modified = milliseconds(status.st_mtim)
        let members: JSONObject = [
            "kind": .string(kind), "size": JSONValue(status.st_size), "mode": JSONValue(status.st_mode),
            "mtimeMs": JSONValue(modified), "ctimeMs": JSONValue(changed),
            // This call tells no time of birth; it was not after either of these.
            "birthtimeMs": JSONValue(min(changed, modified)), "atimeMs": JSONValue(milliseconds(status.st_atim)),
            "ino": JSONValue(status.st_ino), "dev": JSONValue(status.st_dev), "nlink": JSONValue(status.st_nlink),
            "uid": JSONValue(status.st_uid), "gid": JSONValue(status.st_gid),
        ]
        return JSONValue.object(members).text()
    }

    private func milliseconds(_ time: timespec) -> Double {
        Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
    }
}
