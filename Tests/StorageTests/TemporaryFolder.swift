import Glibc

/// A folder of its own for one test.
struct TemporaryFolder {
    let path: String

    init() throws {
        var template = Array("/tmp/perdure-test-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw Failure(code: errno) }
        path = String(cString: made)
    }

    func remove() {
        for name in ["hub.db", "hub.db-wal", "hub.db-shm", "hub.db.lock"] { unlink(path + "/" + name) }
        rmdir(path)
    }

    struct Failure: Error {
        let code: Int32
    }
}
