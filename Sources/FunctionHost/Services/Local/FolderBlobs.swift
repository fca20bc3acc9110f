import DurableCore
import DurableEngine
import FunctionApp
import Glibc
import ThreadExecutor

/// Blobs as files of a folder: `container/name`, what else is known of them in `container/.properties/name.json`.
///
/// A file that is put there by hand is a blob like any other, one in a folder too, with the folder's name before its own.
actor FolderBlobs: BlobService {
    private nonisolated let root: String
    private nonisolated let executor = ThreadExecutor(name: "blobs")
    /// Rings when a blob was written.
    nonisolated let written = BlobDoorbells()

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// - Parameter root: the folder with the containers; made when the first blob is written.
    init(root: String) { self.root = root }

    nonisolated func stop() { executor.stop() }

    func read(_ path: BlobPath) throws -> Blob? {
        guard let place = try place(of: path), let (bytes, status) = try DurableFile.read(place.file) else { return nil }
        return Blob(properties: try properties(of: path, status), bytes: bytes)
    }

    func properties(of path: BlobPath) throws -> BlobProperties? {
        guard let place = try place(of: path) else { return nil }
        return try properties(of: path, place.status)
    }

    @discardableResult
    func write(
        _ bytes: [UInt8], contentType: String, metadata: [String: String], to path: BlobPath
    ) throws -> BlobProperties {
        let file = try place(of: path)?.file ?? usualFile(of: path)
        // What takes the place of a link would not be where the link leads to.
        if DurableFile.isLink(file) {
            throw ServiceRejection("The blob '\(path)' cannot be written: its file is a symbolic link.")
        }
        let sidecar = sidecarFile(of: path)
        try DurableFile.makeFolder(String(sidecar[..<(sidecar.lastIndex(of: "/") ?? sidecar.startIndex)]))
        let status = try DurableFile.write(bytes, to: file) { status in
            let told = BlobSidecar(etag: status.etag, contentType: contentType, metadata: metadata)
            _ = try DurableFile.write(told.bytes, to: sidecar)
        }
        let properties = try properties(of: path, status)
        written.ring(path.container)
        return properties
    }

    @discardableResult
    func delete(_ path: BlobPath) throws -> Bool {
        guard let place = try place(of: path) else { return false }
        let existed = try DurableFile.delete(place.file)
        _ = try DurableFile.delete(sidecarFile(of: path))
        return existed
    }

    func list(_ container: String, prefix: String) throws -> [BlobProperties] {
        guard ContainerName.isValid(container) else { return [] }
        return try files(of: container, prefix: prefix).map { try properties(of: $0.path, $0.status) }
    }

    /// Versions that were written whole: by `write`, or by hand when nothing was written for a second.
    func settledVersions(of container: String, prefix: String) throws -> [BlobVersion] {
        let now = SystemHubClock().now.microseconds * 1_000
        return try files(of: container, prefix: prefix).compactMap { path, status in
            let isQuiet = abs(now - status.modified) >= 1_000_000_000
            guard try isQuiet || sidecar(of: path, status) != nil else { return nil }
            return BlobVersion(path: path, etag: status.etag)
        }
    }

    private func files(of container: String, prefix: String) throws -> [(path: BlobPath, status: DurableFile.Status)] {
        try checkContainer(container)
        var seen: Set<BlobPath> = []
        var files: [(path: BlobPath, status: DurableFile.Status)] = []
        for file in try DurableFile.list("\(root)/\(container)") {
            let path = BlobPath(container: container, name: BlobFileName.decoded(file.path))
            guard path.name.utf8.starts(with: prefix.utf8), seen.insert(path).inserted else { continue }
            files.append((path, file.status))
        }
        return files.sorted { $0.path.name.utf8.lexicographicallyPrecedes($1.path.name.utf8) }
    }

    nonisolated func uri(of path: BlobPath) -> String {
        let file = try? place(of: path)?.file
        return "file://" + Self.urlEncoded(file ?? "\(root)/\(path.container)/\(BlobFileName.encoded(path.name))")
    }

    private func properties(of path: BlobPath, _ status: DurableFile.Status) throws -> BlobProperties {
        let told = try sidecar(of: path, status)
        return BlobProperties(
            path: path, etag: status.etag, lastModified: Timestamp(microseconds: status.modified / 1_000),
            length: status.length, contentType: told?.contentType ?? BlobSidecar.defaultContentType,
            metadata: told?.metadata ?? [:])
    }

    /// nil when the version of the file is one that nothing was told of.
    private func sidecar(of path: BlobPath, _ status: DurableFile.Status) throws -> BlobSidecar? {
        guard let (bytes, _) = try DurableFile.read(sidecarFile(of: path)), let told = BlobSidecar(bytes) else { return nil }
        return told.etag == status.etag ? told : nil
    }

    /// Where a blob is: in its usual file, or in one that was put there by hand under a name the host would have encoded.
    private nonisolated func place(of path: BlobPath) throws -> (file: String, status: DurableFile.Status)? {
        let usual = try usualFile(of: path)
        try checkContainer(path.container)
        if let status = try status(of: usual) { return (usual, status) }
        let segments = path.name.split(separator: "/", omittingEmptySubsequences: false)
        guard segments.allSatisfy({ !$0.isEmpty && !$0.hasPrefix(".") && !$0.contains("\0") }) else { return nil }
        // A file of that name may be another blob's.
        guard BlobFileName.decoded(path.name).utf8.elementsEqual(path.name.utf8) else { return nil }
        let other = "\(root)/\(path.container)/\(path.name)"
        return try status(of: other).map { (other, $0) }
    }

    /// nil also for a file that only a symbolic link leads to: it may be anywhere.
    private nonisolated func status(of file: String) throws -> DurableFile.Status? {
        guard let status = try DurableFile.status(of: file) else { return nil }
        return DurableFile.realPath(of: file) == DurableFile.realPath(of: root).map { $0 + file.dropFirst(root.count) }
            ? status : nil
    }

    /// Blobs are nowhere but in the folder of their container.
    private nonisolated func checkContainer(_ container: String) throws {
        guard DurableFile.isLink("\(root)/\(container)") || DurableFile.isLink("\(root)/\(container)/.properties") else { return }
        throw ServiceRejection("The container '\(container)' cannot be used: its folder, or one in it, is a symbolic link.")
    }

    private nonisolated func usualFile(of path: BlobPath) throws -> String {
        guard ContainerName.isValid(path.container) else {
            throw ServiceRejection("'\(path.container)' is no name of a container: \(ContainerName.rule).")
        }
        guard (1...1_024).contains(path.name.utf16.count) else {
            throw ServiceRejection("The name of a blob in '\(path.container)' must have 1 to 1024 characters.")
        }
        let name = BlobFileName.encoded(path.name)
        // With `.json` behind it, it must be a name in the file system.
        guard name.utf8.count <= 250 else {
            throw ServiceRejection("The name of the blob '\(path)' is too long for a file: 250 bytes, encoded, are allowed.")
        }
        return "\(root)/\(path.container)/\(name)"
    }

    private func sidecarFile(of path: BlobPath) -> String {
        "\(root)/\(path.container)/.properties/\(BlobFileName.encoded(path.name)).json"
    }

    private static func urlEncoded(_ path: String) -> String {
        path.utf8.map { byte in
            let isPlain =
                UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
                || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || "/-._~".utf8.contains(byte)
            if isPlain { return String(Unicode.Scalar(byte)) }
            return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }
}
