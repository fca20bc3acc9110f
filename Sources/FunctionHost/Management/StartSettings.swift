import DurableCore
import DurableEngine

/// How a client wants an orchestration started, besides its name, id and input.
struct StartSettings: Hashable, Sendable {
    var version: String?
    var tags: [String: String] = [:]
    var startAt: Timestamp?
    /// In which statuses an instance that has the id is in the way; in all others it is replaced. nil for what host.json says.
    var dedupeStatuses: Set<RuntimeStatus>?

    init() {}

    /// Reads `version`, `tag`, `startAt`, `dedupeStatuses`.
    ///
    /// - Throws: `InvalidParameter` for a value that cannot be used.
    init(_ parameters: RequestParameters) throws(InvalidParameter) {
        version = parameters.text("version")
        tags = try parameters.tags("tag")
        startAt = try parameters.time("startAt")
        dedupeStatuses = try parameters.statuses("dedupeStatuses")
    }

    /// - Parameter replacesAny: whether host.json has an instance replaced whatever its status.
    func options(replacesAny: Bool) -> StartOptions {
        var options = StartOptions()
        options.version = version
        options.tags = tags
        options.startAt = startAt
        if let dedupeStatuses {
            options.replaces = Set(RuntimeStatus.allCases).subtracting(dedupeStatuses)
        } else if replacesAny {
            options.replaces = Set(RuntimeStatus.allCases)
        }
        return options
    }
}
