package import DurableCore

/// How an orchestration is started.
package struct StartOptions: Hashable, Sendable {
    /// nil for the app's.
    package var version: String?
    package var tags: [String: String] = [:]
    /// When it is to begin; nil for at once.
    package var startAt: Timestamp?
    /// In which statuses an instance that has the id already is replaced.
    package var replaces = RuntimeStatus.terminal

    package init() {}
}
