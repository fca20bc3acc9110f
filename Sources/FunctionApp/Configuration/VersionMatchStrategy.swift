/// Which instances a host runs, by their version (spec: host.md 3.16).
package enum VersionMatchStrategy: String, CaseIterable, Hashable, Sendable {
    case none = "None"
    case strict = "Strict"
    case currentOrOlder = "CurrentOrOlder"
}
