import CSQLite
import Glibc

extension SQLiteDatabase {
    /// Makes sure that the write-ahead log is on disk as it is read: writes all of it once more, and syncs it.
    ///
    /// When a sync fails, the system may drop what it was to write and say yes to the next one. Commits behind such a hole would
    /// be lost with the power although they were synced.
    func rewriteLog() throws {
        try statement("BEGIN IMMEDIATE").run()
        defer { try? statement("ROLLBACK").run() }
        var file: UnsafeMutablePointer<sqlite3_file>?
        let code = sqlite3_file_control(handle, nil, SQLITE_FCNTL_JOURNAL_POINTER, &file)
        // There are no methods while the file is not open.
        guard code == SQLITE_OK, let file, let methods = file.pointee.pMethods?.pointee else { return }
        var size: Int64 = 0
        try check(methods.xFileSize(file, &size))
        if size == 0 { return }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { buffer.deallocate() }
        for offset in stride(from: 0, to: size, by: buffer.count) {
            let count = Int32(min(Int64(buffer.count), size - offset))
            try check(methods.xRead(file, buffer.baseAddress, count, offset))
            try check(methods.xWrite(file, buffer.baseAddress, count, offset))
        }
        try check(methods.xSync(file, SQLITE_SYNC_NORMAL))
    }

    private func check(_ code: Int32) throws(SQLiteError) {
        if code == SQLITE_OK { return }
        let system = errno
        throw SQLiteError(
            code: code, message: "the write-ahead log could not be written anew: \(String(cString: sqlite3_errstr(code)))",
            sql: nil, system: system)
    }
}
