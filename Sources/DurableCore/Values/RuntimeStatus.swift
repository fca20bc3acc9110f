/// Where an instance stands. The names are those that clients see.
package enum RuntimeStatus: String, Hashable, Sendable, CaseIterable {
    case pending = "Pending"
    case running = "Running"
    case continuedAsNew = "ContinuedAsNew"
    case completed = "Completed"
    case failed = "Failed"
    case canceled = "Canceled"
    case terminated = "Terminated"
    case suspended = "Suspended"

    /// Whether the instance has ended: nothing happens to it any more, and its id may be used again.
    package var isTerminal: Bool {
        switch self {
        case .completed, .failed, .canceled, .terminated: true
        case .pending, .running, .continuedAsNew, .suspended: false
        }
    }

    /// The statuses of instances that have ended.
    package static let terminal: Set<RuntimeStatus> = Set(allCases.filter(\.isTerminal))
}
