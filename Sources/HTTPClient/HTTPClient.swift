import Glibc

/// Sends HTTP/1.1 and HTTP/2 requests, hundreds at once, by libcurl on one thread.
///
/// Connections are reused, certificates verified, answers decompressed. The thread ends when the client is released.
package final class HTTPClient: Sendable {
    private static let redirectLimit = 20

    private let loop: TransferLoop
    private let proxies: ProxyEnvironment
    private let responseLimit: Int
    private let connectTimeout: Duration
    private let addresses: [String: [String]]

    /// - Parameters:
    ///   - environment: the variables that may name proxies.
    ///   - responseLimit: how many bytes an answer may have, decompressed.
    ///   - connectTimeout: until there is a connection, name look-up and TLS included.
    ///   - addresses: what names resolve to that the system is not asked for.
    package init(
        environment: [String: String], responseLimit: Int = 100 << 20, connectTimeout: Duration = .seconds(30),
        addresses: [String: [String]] = [:]
    ) {
        loop = TransferLoop()
        proxies = ProxyEnvironment(environment)
        self.responseLimit = responseLimit
        self.connectTimeout = connectTimeout
        self.addresses = addresses
    }

    /// The answer to a request, whatever its status. Up to 20 redirects are followed; 301, 302 and 303 turn POST into GET
    /// without a body, credentials are not sent to another origin, and none leads from https to http.
    package func send(_ request: HTTPClientRequest) async throws(HTTPClientError) -> HTTPClientResponse {
        let deadline = request.timeout.map { ContinuousClock.now + $0 }
        var current = request
        for _ in 0...Self.redirectLimit {
            let url = try HTTPURL(current.url)
            let transfer = try settings(of: current, to: url, until: deadline)
            let response: HTTPClientResponse
            do throws(HTTPClientError) {
                response = try await loop.perform(transfer).get()
            } catch .timedOut {
                throw .timedOut(request.timeout ?? .zero)
            }
            guard let next = current.redirected(by: response, from: url) else { return response }
            current = next
        }
        throw .tooManyRedirects(limit: Self.redirectLimit)
    }

    private func settings(
        of request: HTTPClientRequest, to url: HTTPURL, until deadline: ContinuousClock.Instant?
    ) throws(HTTPClientError) -> TransferSettings {
        let proxy = proxies.proxy(for: url)
        if proxy != nil, let refusal = request.targets.refusal(of: url) { throw refusal }
        let remaining = deadline.map { ContinuousClock.now.duration(to: $0) }
        if let remaining, remaining <= .zero { throw .timedOut(request.timeout ?? .zero) }
        return TransferSettings(
            method: try Self.method(of: request), url: url, headers: try Self.headers(of: request), body: request.body,
            timeout: remaining, connectTimeout: connectTimeout, responseLimit: responseLimit, proxy: proxy,
            addresses: addresses[url.host].map { ["\(url.host):\(url.port):\($0.joined(separator: ","))"] } ?? [],
            allowsAnyAddress: proxy != nil || request.targets.allowAnyAddress(for: url))
    }

    private static func method(of request: HTTPClientRequest) throws(HTTPClientError) -> String {
        let upper = request.method.uppercased()
        if upper == "CONNECT" { throw .invalidRequest("the method CONNECT is for proxies") }
        if upper == "HEAD", request.body?.isEmpty == false { throw .invalidRequest("the method HEAD takes no body") }
        guard !request.method.isEmpty, request.method.utf8.allSatisfy(HTTPHeader.isTokenByte) else {
            throw .invalidRequest("the method '\(request.method)' is none")
        }
        let standard = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"]
        return standard.contains(upper) ? upper : request.method
    }

    private static func headers(of request: HTTPClientRequest) throws(HTTPClientError) -> [HTTPHeader] {
        if let problem = request.headers.lazy.compactMap(\.problem).first { throw .invalidRequest(problem) }
        return request.headers.filter { !$0.isNamed("content-length") && !$0.isNamed("transfer-encoding") }
    }
}
