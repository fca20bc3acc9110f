import Glibc

/// Files that are there whole or not at all, also after a crash of the machine.
enum DurableFile {
    /// What tells one version of a file from another.
    struct Status: Hashable {
        let etag: String
        let length: Int
        /// Nanoseconds since 1970.
        let modified: Int64

        fileprivate init(_ status: stat) {
            length = Int(status.st_size)
            modified = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
            let parts = [UInt64(bitPattern: modified), UInt64(status.st_ino), UInt64(status.st_size)]
            etag = "\"0x" + parts.map { String($0, radix: 16, uppercase: true) }.joined(separator: "-") + "\""
        }
    }

    /// nil when there is no plain file of that path.
    static func status(of path: String) throws(BlobFolderError) -> Status? {
        var status = stat()
        guard stat(path, &status) == 0 else {
            if errno == ENOENT || errno == ENOTDIR || errno == ENAMETOOLONG { return nil }
            throw BlobFolderError("stat", path)
        }
        return status.st_mode & S_IFMT == S_IFREG ? Status(status) : nil
    }

    /// Without symbolic links; nil when nothing is there.
    static func realPath(of path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    static func isLink(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }

    /// The bytes with the status they had; nil when there is no such file.
    static func read(_ path: String) throws(BlobFolderError) -> (bytes: [UInt8], status: Status)? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            if errno == ENOENT || errno == ENOTDIR || errno == ENAMETOOLONG { return nil }
            throw BlobFolderError("open", path)
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw BlobFolderError("fstat", path) }
        guard status.st_mode & S_IFMT == S_IFREG else { return nil }
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size) + 1)
        var count = 0
        while true {
            if count == bytes.count { bytes += [UInt8](repeating: 0, count: max(4_096, count)) }
            let more = bytes.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress.map { $0 + count }, $0.count - count) }
            if more < 0, errno == EINTR { continue }
            guard more >= 0 else { throw BlobFolderError("read", path) }
            if more == 0 { break }
            count += more
        }
        bytes.removeLast(bytes.count - count)
        return (bytes, Status(status))
    }

    /// Writes `bytes` beside `path` and calls `prepare` with the status they will have there; then they take its place.
    static func write(
        _ bytes: [UInt8], to path: String, _ prepare: (Status) throws -> Void = { _ in }
    ) throws -> Status {
        let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
        let temporary = "\(folder)/.\(System.randomID()).tmp"
        do {
            let status = try writeSynced(bytes, to: temporary)
            try prepare(status)
            guard rename(temporary, path) == 0 else { throw BlobFolderError("rename", path) }
            try sync(folder: folder)
            return status
        } catch {
            unlink(temporary)
            throw error
        }
    }

    private static func writeSynced(_ bytes: [UInt8], to path: String) throws(BlobFolderError) -> Status {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw BlobFolderError("open", path) }
        defer { close(file) }
        var count = 0
        while count < bytes.count {
            let written = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress.map { $0 + count }, $0.count - count) }
            if written < 0, errno == EINTR { continue }
            guard written >= 0 else { throw BlobFolderError("write", path) }
            count += written
        }
        guard fsync(file) == 0 else { throw BlobFolderError("fsync", path) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw BlobFolderError("fstat", path) }
        return Status(status)
    }

    /// Whether there was one.
    static func delete(_ path: String) throws(BlobFolderError) -> Bool {
        guard unlink(path) == 0 else {
            if errno == ENOENT || errno == ENOTDIR { return false }
            throw BlobFolderError("unlink", path)
        }
        try sync(folder: String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]))
        return true
    }

    /// Makes a folder, and those above it.
    static func makeFolder(_ path: String) throws(BlobFolderError) {
        if path.isEmpty || access(path, F_OK) == 0 { return }
        let above = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
        try makeFolder(above)
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw BlobFolderError("mkdir", path) }
        try sync(folder: above)
    }

    // A new name is durable when its folder is.
    static func sync(folder: String) throws(BlobFolderError) {
        let descriptor = open(folder.isEmpty ? "/" : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw BlobFolderError("open", folder) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw BlobFolderError("fsync", folder) }
    }

    /// Plain files of a folder and of those in it, by their paths from there, in the order of their bytes. What begins with a
    /// dot is left out; nothing when there is no such folder.
    static func list(_ folder: String) throws(BlobFolderError) -> [(path: String, status: Status)] {
        var files: [(path: String, status: Status)] = []
        try list(folder, under: "", into: &files)
        return files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    private static func list(
        _ folder: String, under prefix: String, into files: inout [(path: String, status: Status)]
    ) throws(BlobFolderError) {
        guard let directory = opendir(folder) else {
            if errno == ENOENT || errno == ENOTDIR { return }
            throw BlobFolderError("opendir", folder)
        }
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            if name.hasPrefix(".") { continue }
            var status = stat()
            // It may be gone by now; a link that leads to a folder could lead round in a circle.
            guard lstat("\(folder)/\(name)", &status) == 0 else { continue }
            switch status.st_mode & S_IFMT {
            case S_IFREG: files.append((prefix + name, Status(status)))
            case S_IFDIR: try list("\(folder)/\(name)", under: "\(prefix)\(name)/", into: &files)
            default: continue
            }
        }
    }
}
