import Glibc
import JSONText

/// A backup: a folder with the task hub, its blobs, and the versions these had.
struct BackupFolder {
    let path: String

    /// A backup's folder, or the file of a task hub in it or anywhere else.
    init(_ path: String) {
        var status = stat()
        let isFile = stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        self.path = isFile ? String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]) : path
        database = isFile ? path : "\(path)/hub.db"
    }

    let database: String
    var blobs: String { HubFile.blobFolder(besides: database) }
    private var versionFile: String { "\(blobs).json" }

    /// The version of each blob's file when it was copied; nil when nothing tells.
    func versions() throws -> [String: String]? {
        guard let (bytes, _) = try DurableFile.read(versionFile) else { return nil }
        return try JSONParser.parse(bytes).objectValue?.reduce(into: [:]) { $0[$1.key] = $1.value.stringValue }
    }

    func keep(versions: [String: String]) throws {
        let members = versions.sorted { $0.key < $1.key }.map { (key: $0.key, value: JSONValue($0.value)) }
        _ = try DurableFile.write(Array(JSONValue.object(JSONObject(members)).text(.pretty).utf8), to: versionFile)
    }
}
