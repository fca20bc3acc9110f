/// Turns away requests that nobody should answer, whatever they ask for.
struct RequestScreen: Sendable {
    /// Whether only this machine can reach the host. Then web pages must be kept out, which a browser on it would let in.
    let isLoopback: Bool
    /// The host's name for the world outside, with or without a port; nil when it has none.
    let publicName: String?
    let cors: CORSPolicy

    /// nil for a request that may go on.
    func refusal(of call: HTTPCall) -> HTTPAnswer? {
        if !Self.isText(call.path) {
            return .problem(400, "The path is no text: decoded, it has a NUL character or is not UTF-8.")
        }
        if Self.climbs(call.path) {
            return .problem(400, "The path '\(call.path)' has '.' or '..' for a segment, which no route has.")
        }
        guard isLoopback else { return nil }
        if let host = call.header("host"), !isOwn(host) {
            return .problem(
                421,
                "This host does not answer for '\(host)'. It listens on a loopback address and answers for localhost, "
                    + "127.0.0.1 and [::1]; another name is told to it by the setting WEBSITE_HOSTNAME.")
        }
        if !["GET", "HEAD", "OPTIONS"].contains(call.method), let origin = call.header("origin"), !isWelcome(origin, call) {
            return .problem(
                403,
                "Pages of '\(origin)' may not call this host. Origins that may are listed in Host.CORS of "
                    + "local.settings.json, or by --cors.")
        }
        if call.method != "OPTIONS", call.header("sec-fetch-site")?.lowercased() == "cross-site", !isInvited(call) {
            return .problem(
                403,
                "Pages of other sites may lead a browser to this host, but not call it or show what is of it. Origins that may are "
                    + "listed in Host.CORS of local.settings.json, or by --cors.")
        }
        return nil
    }

    /// Whether a browser that says that a page of another site asks is to be answered: when a link was followed, and when the
    /// page's origin is welcome. Pages need no CORS to ask for an image, and asking may be all they want.
    private func isInvited(_ call: HTTPCall) -> Bool {
        if let origin = call.header("origin") { return isWelcome(origin, call) }
        let isLink = call.header("sec-fetch-mode")?.lowercased() == "navigate"
        return isLink && call.header("sec-fetch-dest")?.lowercased() == "document" && ["GET", "HEAD"].contains(call.method)
    }

    /// A page of another site may have had its own name lead to this machine; only names are believed that it cannot own.
    private func isOwn(_ host: String) -> Bool {
        guard let authority = Authority(host) else { return false }
        return authority.isLoopback || authority.name == publicName.flatMap { Authority($0) }?.name
    }

    /// A page of this machine, of the host itself, or of an origin that is allowed.
    private func isWelcome(_ origin: String, _ call: HTTPCall) -> Bool {
        if cors.isConfigured, cors.allows(origin) { return true }
        guard let authority = Authority(origin: origin) else { return false }
        return isOwn(authority.name.contains(":") ? "[\(authority.name)]" : authority.name)
    }

    /// Whether the path, decoded once, is UTF-8 without NUL.
    private static func isText(_ path: String) -> Bool {
        guard path.contains("%") else { return true }
        let bytes = HTTPCall.percentDecodedBytes(path)
        return !bytes.contains(0) && String(validating: bytes, as: UTF8.self) != nil
    }

    /// Whether the path, decoded once, has a segment that leads out of where it stands; backslashes count as slashes.
    private static func climbs(_ path: String) -> Bool {
        guard path.contains(".") || path.contains("%") else { return false }
        // By bytes: some signs make one character together with the slash behind them.
        let segments = HTTPCall.percentDecoded(path).utf8.split { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }
        return segments.contains { $0.elementsEqual(".".utf8) || $0.elementsEqual("..".utf8) }
    }
}
