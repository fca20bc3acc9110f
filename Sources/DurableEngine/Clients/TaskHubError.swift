package import DurableCore

/// Why a task hub refused what a client asked.
package enum TaskHubError: Error, Hashable, Sendable, CustomStringConvertible {
    case alreadyExists(InstanceID, RuntimeStatus)
    case notFound(InstanceID)
    case ended(InstanceID, RuntimeStatus)
    /// The instance's status does not allow it.
    case conflict(InstanceID, RuntimeStatus)

    package var description: String {
        switch self {
        case .alreadyExists(_, let status): "An Orchestration instance with the status \(status.rawValue) already exists."
        case .notFound(let id): "No instance with ID '\(id)' found."
        case .ended(let id, let status): "The instance with ID '\(id)' has ended: it is \(status.rawValue)."
        case .conflict(let id, let status): "The instance with ID '\(id)' does not allow it: it is \(status.rawValue)."
        }
    }
}
