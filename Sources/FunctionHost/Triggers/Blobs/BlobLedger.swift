/// What a blob trigger knows without asking the task hub: which versions are over, and which blobs it is busy with.
struct BlobLedger {
    private var over: [String: String] = [:]
    private var busy: Set<String> = []

    /// How many blobs it is busy with.
    var busyCount: Int { busy.count }

    /// Those that something may be to do for.
    func open(_ versions: [BlobVersion]) -> [BlobVersion] {
        versions.filter { over[$0.path.name] != $0.etag && !busy.contains($0.path.name) }
    }

    mutating func begin(_ version: BlobVersion) { busy.insert(version.path.name) }

    /// `isOver`: whether nothing is left to do for that version.
    mutating func end(_ version: BlobVersion, isOver: Bool) {
        busy.remove(version.path.name)
        if isOver { over[version.path.name] = version.etag }
    }

    /// Forgets blobs that are gone.
    mutating func keep(only versions: [BlobVersion]) {
        let names = Set(versions.map(\.path.name))
        if over.count > names.count { over = over.filter { names.contains($0.key) } }
    }
}
