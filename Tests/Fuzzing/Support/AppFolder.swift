import Glibc

/// A folder with the least that an app needs, into which a target writes the file that it reads.
struct AppFolder: Sendable {
    let path: String

    /// Stays until the process ends.
    init() {
        var template = Array("/tmp/perdure-fuzz-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { fatalError("no folder can be made: \(errno)") }
        path = String(cString: made)
        guard mkdir("\(path)/F", 0o700) == 0 else { fatalError("no folder can be made: \(errno)") }
        write([], to: "F/index.js")
        write(Array(#"{"version":"2.0"}"#.utf8), to: "host.json")
    }

    func write(_ bytes: [UInt8], to file: String) {
        let descriptor = open("\(path)/\(file)", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { fatalError("\(file) cannot be written: \(errno)") }
        defer { close(descriptor) }
        let written = Glibc.write(descriptor, bytes, bytes.count)
        guard written == bytes.count else { fatalError("\(file) cannot be written: \(errno)") }
    }
}
