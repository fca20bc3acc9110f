/// The parts of a path-style address: `/account`, `/account/container` or `/account/container/blob/with/slashes`.
struct EndpointPath: Hashable, Sendable {
    let account: String
    let container: String?
    let object: String?

    init(_ path: String) {
        let parts = path.drop { $0 == "/" }.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
        account = parts.first.map { PercentEncoding.decoded($0) } ?? ""
        container = parts.count > 1 && !parts[1].isEmpty ? PercentEncoding.decoded(parts[1]) : nil
        object = parts.count > 2 && !parts[2].isEmpty ? PercentEncoding.decoded(parts[2]) : nil
    }

    /// Whether a queue or a container may have the name: 3 to 63 lower-case letters, digits and single hyphens.
    static func isName(_ name: String) -> Bool {
        name.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil && (3...63).contains(name.utf8.count)
    }
}
