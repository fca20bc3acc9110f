/// The proxies that the environment names, by the rules of curl: `http_proxy` (in lower case only), `https_proxy` or
/// `HTTPS_PROXY`, for both `all_proxy` or `ALL_PROXY`, and against them `no_proxy` or `NO_PROXY`.
struct ProxyEnvironment: Sendable {
    private let proxies: [String: String]
    /// Names without a leading dot, addresses and networks as in `10.0.0.0/8`; `*` is every host.
    private let exceptions: [String]

    init(_ environment: [String: String]) {
        func value(_ names: String...) -> String? {
            names.lazy.compactMap { environment[$0] }.first
        }
        let all = value("all_proxy", "ALL_PROXY")
        proxies = [
            "http": value("http_proxy") ?? all, "https": value("https_proxy", "HTTPS_PROXY") ?? all,
        ].compactMapValues { $0 }
        exceptions = (value("no_proxy", "NO_PROXY") ?? "").lowercased().split { $0 == "," || $0.isWhitespace }.map { entry in
            let name = entry.hasSuffix(".") ? entry.dropLast() : entry
            return String(name.hasPrefix(".") ? name.dropFirst() : name)
        }
    }

    /// The proxy for a URL, as curl understands it; nil when there is none.
    func proxy(for url: HTTPURL) -> String? {
        guard let proxy = proxies[url.scheme], !proxy.isEmpty, !isException(url.host) else { return nil }
        return proxy
    }

    private func isException(_ host: String) -> Bool {
        if exceptions == ["*"] { return true }
        guard let address = IPAddress(host) else {
            return exceptions.contains { host == $0 || host.hasSuffix("." + $0) }
        }
        return exceptions.contains { entry in
            let parts = entry.split(separator: "/", maxSplits: 1)
            guard let text = parts.first, let network = IPAddress(Self.withoutBrackets(text)) else { return false }
            guard parts.count == 2 else { return network == address }
            return Int(parts[1]).map { address.isIn(network, prefix: $0) } ?? false
        }
    }

    private static func withoutBrackets(_ text: Substring) -> String {
        text.hasPrefix("[") && text.hasSuffix("]") ? String(text.dropFirst().dropLast()) : String(text)
    }
}
