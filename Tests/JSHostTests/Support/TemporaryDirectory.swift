import Glibc

/// A new directory that is removed, with what is in it, when this is let go.
final class TemporaryDirectory: Sendable {
    let path: String

    init() throws {
        var template = Array("/tmp/perdure-test-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw SystemFailure(code: errno) }
        path = String(cString: made)
    }

    deinit { Self.remove(path) }

    struct SystemFailure: Error { let code: Int32 }

    private static func remove(_ path: String) {
        if let directory = opendir(path) {
            var names: [String] = []
            while let entry = readdir(directory) {
                withUnsafePointer(to: &entry.pointee.d_name) { name in
                    name.withMemoryRebound(to: CChar.self, capacity: 256) { names.append(String(cString: $0)) }
                }
            }
            closedir(directory)
            for name in names where name != "." && name != ".." {
                if unlink("\(path)/\(name)") != 0 { remove("\(path)/\(name)") }
            }
        }
        rmdir(path)
    }
}
