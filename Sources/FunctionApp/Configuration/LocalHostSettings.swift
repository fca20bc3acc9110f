/// What `local.settings.json` says about the host itself, in its section `Host`.
package struct LocalHostSettings: Hashable, Sendable {
    package var httpPort: Int?
    package var httpAddress: String?
    /// The origins that may call the app's HTTP functions from a browser; `*` means any.
    package var corsOrigins: [String] = []
    package var allowsCORSCredentials = false

    package init() {}
}
