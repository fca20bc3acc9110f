import DurableCore

/// How often in a row the episodes of instances were cut off for taking too long. Known to this host only.
struct EpisodeTimeouts {
    /// So often an episode that was cut off is tried again.
    let retries: Int
    private var counts: [InstanceID: Int] = [:]

    init(retries: Int) { self.retries = retries }

    /// Notes that an episode was cut off. Returns how the instance, or the operations of the entity, fail when it is not to be
    /// tried again.
    mutating func note(_ instance: InstanceID, named name: String, reason: String) -> FailureDetails? {
        let count = counts[instance, default: 0] + 1
        guard count > retries else {
            counts[instance] = count
            return nil
        }
        counts[instance] = nil
        let kind = instance.isEntity ? "entity" : "orchestrator"
        return FailureDetails(
            errorType: "FunctionTimeoutException",
            message: "\(reason) The \(kind) function '\(name)' was run \(count) times, and 'maxEpisodeRetries' of host.json "
                + "allows \(retries) retries.")
    }

    /// An episode of the instance ended in time.
    mutating func clear(_ instance: InstanceID) {
        if !counts.isEmpty { counts[instance] = nil }
    }
}
