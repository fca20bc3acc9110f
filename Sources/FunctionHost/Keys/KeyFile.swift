import Glibc
import JSONText

/// A file of keys, read again whenever it was changed. Only its owner may read it.
struct KeyFile<Content: KeyFileContent>: Sendable {
    let path: String
    private var known: (version: Version, content: Content)?

    init(path: String) { self.path = path }

    /// What tells one state of a file from another.
    private struct Version: Hashable, Sendable {
        let inode: UInt64
        let size: Int
        let seconds: Int
        let nanoseconds: Int

        init?(_ path: String) {
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            inode = UInt64(status.st_ino)
            size = Int(status.st_size)
            seconds = status.st_mtim.tv_sec
            nanoseconds = status.st_mtim.tv_nsec
        }
    }

    /// The keys as they are now. Without a file, fresh ones are made.
    mutating func content() throws(KeyStoreError) -> Content {
        guard let version = Version(path) else {
            guard errno == ENOENT else { throw failure("read") }
            let fresh = try Content.random()
            try write(fresh)
            return fresh
        }
        if let known, known.version == version { return known.content }
        restrict(path, to: 0o600)
        restrict(folder, to: 0o700)
        guard let json = try? JSONParser.parse(try read()), let content = Content(json) else {
            throw .unusable(file: path, form: Content.form)
        }
        known = (version, content)
        return content
    }

    /// Changes the keys; what was there stays when that fails.
    mutating func update<Result>(_ change: (inout Content) throws(KeyStoreError) -> Result) throws(KeyStoreError) -> Result {
        var content = try content()
        let before = content
        let result = try change(&content)
        if content != before { try write(content) }
        return result
    }

    private var folder: String { String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]) }

    /// Takes from all others the right to read. Who may not do that has it from somebody who knows why.
    private func restrict(_ path: String, to mode: mode_t) {
        var status = stat()
        if stat(path, &status) == 0, status.st_mode & 0o077 != 0 { chmod(path, mode) }
    }

    private func read() throws(KeyStoreError) -> String {
        guard let file = fopen(path, "r") else { throw failure("read") }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            if ferror(file) != 0 { throw failure("read") }
            if count == 0 { return String(decoding: bytes, as: UTF8.self) }
            bytes += buffer[..<count]
        }
    }

    /// Beside its place first, so that nobody ever reads half a file.
    private mutating func write(_ content: Content) throws(KeyStoreError) {
        guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw failure("written") }
        let temporary = "\(path).\(System.randomID())"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure("written") }
        let isWritten = Self.write(Array(content.text.utf8), to: descriptor) && fsync(descriptor) == 0
        let reason = errno
        close(descriptor)
        guard isWritten, rename(temporary, path) == 0 else {
            let reason = isWritten ? errno : reason
            unlink(temporary)
            throw .failed(to: "written", file: path, reason: String(cString: strerror(reason)))
        }
        known = Version(path).map { ($0, content) }
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    private func failure(_ action: String) -> KeyStoreError {
        .failed(to: action, file: path, reason: String(cString: strerror(errno)))
    }
}
