import Glibc
import JSONText

/// Copies the folder of the blobs that a host keeps, which may be writing some meanwhile.
///
/// A copied file is another version to whoever looks at it, so what was known of the old one has to be told of the new one:
/// its properties, and that a trigger has handled it.
struct BlobCopy {
    let source: String
    let destination: String
    /// The versions that the files of the source had in the task hub; nil when it is the task hub's own folder.
    var versions: [String: String]?

    /// The old version of each file that was copied, by its path in the folder, and its new one.
    struct Copied {
        var versions: [String: (old: String, new: String)] = [:]

        /// New versions by the old ones.
        var renamed: [String: String] {
            Dictionary(versions.values.map { ($0.old, $0.new) }, uniquingKeysWith: { first, _ in first })
        }
    }

    /// - Parameter retells: whether properties are told of the new versions; otherwise they are copied as they are.
    func run(retells: Bool) throws -> Copied {
        var copied = Copied()
        for (path, _) in try DurableFile.list(source) {
            guard let (bytes, told, old) = try read(path) else { continue }
            let file = "\(destination)/\(path)"
            try DurableFile.makeFolder(String(file[..<(file.lastIndex(of: "/") ?? file.startIndex)]))
            let status = try DurableFile.write(bytes, to: file)
            copied.versions[path] = (old, status.etag)
            guard var told, let sidecar = sidecar(of: path, in: destination) else { continue }
            if retells { told.etag = status.etag }
            try DurableFile.makeFolder(String(sidecar[..<(sidecar.lastIndex(of: "/") ?? sidecar.startIndex)]))
            _ = try DurableFile.write(told.bytes, to: sidecar)
        }
        return copied
    }

    /// One version of a file with what is told of that one; nil when it is gone.
    private func read(_ path: String) throws -> (bytes: [UInt8], told: BlobSidecar?, version: String)? {
        var patience = 20
        while let (bytes, status) = try DurableFile.read("\(source)/\(path)") {
            let version = versions?[path] ?? status.etag
            let told = try sidecar(of: path, in: source).flatMap { try DurableFile.read($0) }.flatMap { BlobSidecar($0.bytes) }
            if told?.etag == version { return (bytes, told, version) }
            // A writer tells of a version just before the file takes its place. What is told of a version that does not come was
            // told of one that somebody replaced by hand.
            let isStill = try DurableFile.status(of: "\(source)/\(path)") == status
            if isStill, told == nil || patience == 0 { return (bytes, nil, version) }
            if isStill { usleep(5_000) }
            patience = max(0, patience - 1)
        }
        return nil
    }

    private func sidecar(of path: String, in folder: String) -> String? {
        guard let slash = path.firstIndex(of: "/") else { return nil }
        let name = BlobFileName.decoded(String(path[path.index(after: slash)...]))
        return "\(folder)/\(path[..<slash])/.properties/\(BlobFileName.encoded(name)).json"
    }
}
