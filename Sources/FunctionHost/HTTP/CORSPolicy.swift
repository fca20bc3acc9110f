/// Which web pages of other origins may call the app from a browser (host.md 2.4): `Host.CORS` and `Host.CORSCredentials` of
/// local.settings.json, or `--cors` and `--cors-credentials`.
struct CORSPolicy: Hashable, Sendable {
    /// How long a browser may keep what it learned from a preflight, in seconds.
    static let maxAge = 600

    /// In lower case; `*` for any.
    let origins: Set<String>
    let allowsCredentials: Bool

    /// - Parameter allowsCredentials: has no effect together with `*`: any page could act in the name of the user.
    init(origins: [String], allowsCredentials: Bool) {
        self.origins = Set(origins.map { Self.normal($0) })
        self.allowsCredentials = allowsCredentials && !self.origins.contains("*")
    }

    var isConfigured: Bool { !origins.isEmpty }

    func allows(_ origin: String) -> Bool { origins.contains("*") || origins.contains(Self.normal(origin)) }

    /// What a browser asks before it sends a request that forms cannot send; nil when that is not what it is.
    func preflightAnswer(to call: HTTPCall) -> HTTPAnswer? {
        guard isConfigured, call.method == "OPTIONS", let origin = call.header("origin"),
            let method = call.header("access-control-request-method")
        else { return nil }
        var answer = HTTPAnswer.empty(204)
        if allows(origin) {
            answer.headers.append(("Access-Control-Allow-Methods", method))
            if let names = call.header("access-control-request-headers") {
                answer.headers.append(("Access-Control-Allow-Headers", names))
            }
            answer.headers.append(("Access-Control-Max-Age", String(Self.maxAge)))
        }
        return answer
    }

    /// What every answer to such a page needs, errors too; what a function said of the same is replaced.
    func headers(for call: HTTPCall) -> [(name: String, value: String)] {
        guard isConfigured else { return [] }
        let vary = [(name: "Vary", value: "Origin")]
        guard let origin = call.header("origin"), allows(origin) else { return origins.contains("*") ? [] : vary }
        if origins.contains("*") { return [("Access-Control-Allow-Origin", "*")] }
        let allowed = [(name: "Access-Control-Allow-Origin", value: origin)] + vary
        return allowsCredentials ? allowed + [("Access-Control-Allow-Credentials", "true")] : allowed
    }

    /// Without the slash that people write behind an origin.
    private static func normal(_ origin: String) -> String {
        let origin = origin.lowercased()
        return origin.hasSuffix("/") ? String(origin.dropLast()) : origin
    }
}
