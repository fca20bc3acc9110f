import DurableCore
package import DurableSQLite

/// Why a task hub is not copied or put back.
package enum MaintenanceError: Error, Hashable, CustomStringConvertible {
    /// There is no task hub.
    case nothingThere(path: String)
    /// Something has the name the backup is to have.
    case destinationInUse(path: String)
    /// The app has a task hub already.
    case hubInPlace(path: String)
    /// The copy breaks rules, and so was thrown away.
    case unsound(source: String, StoreReport)

    package var description: String {
        switch self {
        case .nothingThere(let path): "There is no task hub at \(path)."
        case .destinationInUse(let path): "\(path) is there already; a backup gets a folder of its own."
        case .hubInPlace(let path):
            "The app has a task hub already, in \(path). With --force it is moved aside and the backup takes its place."
        case .unsound(let source, let report):
            "\(source) is damaged, and was not copied:\n" + report.violations.map(\.description).joined(separator: "\n")
        }
    }
}
