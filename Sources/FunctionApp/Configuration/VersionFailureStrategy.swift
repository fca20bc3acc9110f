/// What happens to an instance of a version the host does not run (spec: host.md 3.16).
package enum VersionFailureStrategy: String, CaseIterable, Hashable, Sendable {
    case reject = "Reject"
    case fail = "Fail"
}
