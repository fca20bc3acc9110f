package import DurableSQLite
import FunctionApp
import Glibc

/// Checks, copies and puts back the task hub of an app.
package struct HubMaintenance {
    /// The file of the task hub.
    package let path: String

    /// - Parameter path: the file of a task hub.
    package init(path: String) { self.path = path }

    /// - Throws: `AppProblems` when the folder is no app.
    package init(root: String, environment: [String: String]) throws {
        path = HubFile.place(for: try AppLoader.load(root, environment: environment))
    }

    /// See `StoreChecker`.
    package func verify() async throws -> StoreReport { try await StoreChecker.check(path) }

    /// Copies one state of the task hub into a new folder, which is there whole or not at all. A host may work on it meanwhile.
    ///
    /// The blobs are copied after the task hub: what it says was handled is there.
    ///
    /// - Returns: what the check of the copy found; nil when it is of an earlier version of this program, and so was not checked.
    /// - Throws: `MaintenanceError`; `SQLiteStorageError`, `BlobFolderError` when something cannot be read or written.
    package func backUp(to folder: String) async throws -> StoreReport? {
        guard access(path, F_OK) == 0 else { throw MaintenanceError.nothingThere(path: path) }
        guard access(folder, F_OK) != 0 else { throw MaintenanceError.destinationInUse(path: folder) }
        let destination = Self.trimmed(folder)
        let partial = BackupFolder("\(destination).partial-\(getpid())")
        do {
            try DurableFile.makeFolder(partial.path)
            try await StoreCopy.write(of: path, to: partial.database)
            let blobs = try BlobCopy(source: HubFile.blobFolder(besides: path), destination: partial.blobs).run(retells: false)
            if !blobs.versions.isEmpty { try partial.keep(versions: blobs.versions.mapValues(\.old)) }
            let report = try await check(partial.database, as: path)
            try DurableFile.sync(folder: partial.path)
            try Self.move(partial.path, to: destination)
            return report
        } catch {
            Self.remove(partial.path)
            throw error
        }
    }

    /// Puts a backup in the task hub's place, where no host may be at work.
    ///
    /// - Parameters:
    ///   - source: the backup's folder, or the file of a task hub.
    ///   - force: whether a task hub that is there is moved aside.
    /// - Returns: what the check found, as `backUp` does, and where the task hub is now that was there.
    /// - Throws: as `backUp`; `SQLiteStorageError.inUse` while a host runs. Then nothing has changed.
    package func restore(from source: String, force: Bool) async throws -> (report: StoreReport?, aside: String?) {
        let backup = BackupFolder(Self.trimmed(source))
        guard access(backup.database, F_OK) == 0 else { throw MaintenanceError.nothingThere(path: backup.database) }
        try DurableFile.makeFolder(Self.parent(of: path))
        let lock = HubLock(path: path + ".lock")
        try lock.acquire(for: path)
        defer { lock.release() }
        let present = parts.filter { access($0, F_OK) == 0 }
        if !present.isEmpty, !force { throw MaintenanceError.hubInPlace(path: path) }

        let blobs = HubFile.blobFolder(besides: path)
        let incoming = (database: path + ".restoring", blobs: blobs + ".restoring")
        for leftover in [incoming.database, incoming.blobs] { Self.remove(leftover) }
        do {
            try await StoreCopy.write(of: backup.database, to: incoming.database)
            let report = try await check(incoming.database, as: backup.database)
            let copied = try BlobCopy(source: backup.blobs, destination: incoming.blobs, versions: try backup.versions())
                .run(retells: true)
            try await Self.retell(copied.renamed, in: incoming.database)
            let aside = try moveAside(present)
            if access(incoming.blobs, F_OK) == 0 { try Self.move(incoming.blobs, to: blobs) }
            try Self.move(incoming.database, to: path)
            return (report, aside)
        } catch {
            for leftover in [incoming.database, incoming.blobs] { Self.remove(leftover) }
            throw error
        }
    }

    /// What a task hub consists of, the file that makes it one first: without it the others are nothing.
    private var parts: [String] { [path, path + "-wal", path + "-shm", HubFile.blobFolder(besides: path)] }

    /// Triggers find blobs that they have handled under their new versions.
    private static func retell(_ versions: [String: String], in database: String) async throws {
        if versions.isEmpty { return }
        try await StoreCopy.changeNotes(of: database) { name, value in
            guard name.hasPrefix("blob:"), let receipt = BlobReceipt(value), let version = versions[receipt.etag] else {
                return nil
            }
            return receipt.with(etag: version).payload
        }
    }

    private func check(_ copy: String, as source: String) async throws -> StoreReport? {
        do {
            let report = try await StoreChecker.check(copy)
            guard report.isSound else { throw MaintenanceError.unsound(source: source, report) }
            return report
        } catch SQLiteStorageError.tooOld(_, let version) where version > 0 {
            return nil
        }
    }

    private func moveAside(_ present: [String]) throws -> String? {
        if present.isEmpty { return nil }
        let folder = "\(path).replaced-\(System.randomID().prefix(8))"
        try DurableFile.makeFolder(folder)
        for part in present { try Self.move(part, to: folder + part.dropFirst(Self.parent(of: path).count)) }
        return folder
    }
}

/// Files.
extension HubMaintenance {
    private static func parent(of path: String) -> String { String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]) }

    private static func trimmed(_ folder: String) -> String {
        let trimmed = String(folder.reversed().drop { $0 == "/" }.reversed())
        // So that what is made beside it has a folder to be in.
        return trimmed.contains("/") ? trimmed : "./\(trimmed)"
    }

    /// It is on disk when the call returns.
    private static func move(_ path: String, to destination: String) throws {
        guard rename(path, destination) == 0 else { throw BlobFolderError("rename", path) }
        try DurableFile.sync(folder: parent(of: destination))
    }

    private static func remove(_ path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFDIR, let directory = opendir(path) else {
            unlink(path)
            return
        }
        defer { rmdir(path) }
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            if name != ".", name != ".." { remove("\(path)/\(name)") }
        }
    }
}
