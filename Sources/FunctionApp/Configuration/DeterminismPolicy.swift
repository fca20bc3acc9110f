/// What happens when orchestrator code calls something that is not deterministic.
package enum DeterminismPolicy: String, CaseIterable, Hashable, Sendable {
    case enforce, warn, off
}
