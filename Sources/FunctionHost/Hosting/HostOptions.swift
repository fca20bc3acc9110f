/// What the host of an app is told at its start.
package struct HostOptions: Sendable {
    /// The app's folder.
    package var root: String
    /// Variables of the process; those of local.settings.json are added.
    package var environment: [String: String]
    /// Only these functions are loaded; nil loads all.
    package var functions: [String]?
    /// A loopback address.
    package var address = "127.0.0.1"
    /// nil takes the one of local.settings.json, else 7071. 0 takes any free one.
    package var port: Int?
    /// Whether requests are answered.
    package var servesHTTP = true
    /// Whether timers and queues start functions.
    package var firesTriggers = true

    package init(root: String, environment: [String: String]) {
        self.root = root
        self.environment = environment
    }

    /// Whether only this machine can reach the address.
    var isLoopback: Bool {
        let parts = address.split(separator: ".", omittingEmptySubsequences: false)
        if parts.count == 4, parts[0] == "127" { return parts.allSatisfy { UInt8($0) != nil } }
        return ["localhost", "::1"].contains(address.lowercased())
    }
}
