/// What happens to an instance whose code no longer does what its history says.
package enum NonDeterminismPolicy: String, CaseIterable, Hashable, Sendable {
    case suspend, fail
}
