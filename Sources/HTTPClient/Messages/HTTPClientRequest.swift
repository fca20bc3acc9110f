/// One request to send.
package struct HTTPClientRequest: Sendable {
    /// Any token; the standard methods are sent in upper case.
    package var method: String
    package var url: String
    /// In the order they are sent; names may repeat. The client itself writes `Content-Length` and `Transfer-Encoding`.
    package var headers: [HTTPHeader]
    package var body: [UInt8]?
    /// For everything, redirects included; nil waits for ever.
    package var timeout: Duration?
    package var targets: HTTPTargets
    /// Whether answers that point elsewhere are followed, or given back as they are.
    package var followsRedirects = true

    package init(
        _ method: String, _ url: String, headers: [HTTPHeader] = [], body: [UInt8]? = nil, timeout: Duration? = nil,
        targets: HTTPTargets
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.timeout = timeout
        self.targets = targets
    }
}
