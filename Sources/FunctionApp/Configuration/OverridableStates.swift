/// Which instances a start with the same id may replace (spec: host.md 3.9).
package enum OverridableStates: String, CaseIterable, Hashable, Sendable {
    case nonRunningStates = "NonRunningStates"
    case anyState = "AnyState"
}
