/// Why a store cannot be used.
package enum SQLiteStorageError: Error, Hashable, Sendable, CustomStringConvertible {
    case closed
    /// Another process works on it.
    case inUse(path: String, process: String)
    /// A host of an earlier version of this program works on it.
    case servedByEarlierVersion(path: String, process: String)
    /// It was written by a later version of this program.
    case tooNew(path: String, version: Int)
    /// It was written by an earlier version of this program, and was not brought up to date yet; or it is no store.
    case tooOld(path: String, version: Int)
    /// A row makes no sense.
    case damaged(String)
    /// A file could not be used.
    case file(path: String, reason: String)

    package var description: String {
        switch self {
        case .closed: "The store is closed."
        case .inUse(let path, let process): "The task hub in \(path) is in use by process \(process)."
        case .servedByEarlierVersion(let path, let process):
            "The task hub in \(path) is served by process \(process), an earlier version of Perdure. Stop that first."
        case .tooNew(let path, let version):
            "The task hub in \(path) was written by a later version of Perdure (schema \(version))."
        case .tooOld(let path, let version):
            version == 0
                ? "\(path) is no task hub."
                : "The task hub in \(path) was written by an earlier version of Perdure (schema \(version)). A host that starts brings it up to date."
        case .damaged(let what): "The store is damaged: \(what)"
        case .file(let path, let reason): "\(path) cannot be used: \(reason)"
        }
    }
}
