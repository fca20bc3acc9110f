package import DurableCore

/// Why the engine could not do its part. Work that meets one stays where it was and is tried again.
package enum EngineError: Error, Hashable, Sendable {
    /// A batch was handed out for a partition that is not leased.
    case noLease(InstanceID)
    /// A checkpoint was refused: another host, or a new start under the same id, has gone on with the instance.
    case fenced(InstanceID)
}
