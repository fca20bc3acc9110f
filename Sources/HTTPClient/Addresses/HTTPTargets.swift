/// Where a request may go.
package struct HTTPTargets: Sendable {
    private let mayBePrivate: @Sendable (_ host: String, _ port: Int) -> Bool

    /// Everywhere.
    package static let any = publicOnly { _, _ in true }
    /// To public addresses.
    package static let publicOnly = publicOnly { _, _ in false }

    /// To public addresses, and to those hosts for which `isException` is true, wherever they are.
    ///
    /// - Parameter isException: gets the URL's host (lower case, no brackets around IPv6) and its port.
    package static func publicOnly(except isException: @escaping @Sendable (_ host: String, _ port: Int) -> Bool) -> HTTPTargets {
        HTTPTargets(mayBePrivate: isException)
    }

    /// Whether the URL's host may have any address.
    func allowAnyAddress(for url: HTTPURL) -> Bool { mayBePrivate(url.host, url.port) }

    /// What is to be said against a host by its name alone; used where a proxy resolves the name.
    func refusal(of url: HTTPURL) -> HTTPClientError? {
        guard !allowAnyAddress(for: url) else { return nil }
        if url.host == "localhost" || url.host.hasSuffix(".localhost") {
            return .refusedTarget(host: url.host, address: url.host, .loopback)
        }
        guard let address = IPAddress(url.host), address.scope != .public else { return nil }
        return .refusedTarget(host: url.host, address: address.description, address.scope)
    }
}
