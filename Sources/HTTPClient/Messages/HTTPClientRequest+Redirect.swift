extension HTTPClientRequest {
    /// What never goes to another origin.
    private static let credentials: Set = ["authorization", "cookie", "host", "proxy-authorization", "x-functions-key"]
    /// What describes a body.
    private static let contentHeaders: Set = [
        "content-encoding", "content-language", "content-location", "content-type",
    ]

    /// The request that the answer asks for; nil when the answer is to be given back as it is, also when it points from
    /// https to http.
    func redirected(by response: HTTPClientResponse, from url: HTTPURL) -> HTTPClientRequest? {
        guard followsRedirects, [301, 302, 303, 307, 308].contains(response.status),
            let location = response.headers.first(named: "location"), let target = url.resolving(location),
            url.scheme == "http" || target.scheme == "https"
        else { return nil }
        var next = self
        next.url = target.text
        if becomesGet(response.status) {
            next.method = "GET"
            next.body = nil
            next.headers.removeAll { Self.contentHeaders.contains($0.name.lowercased()) }
        }
        if !url.hasSameOrigin(as: target) {
            next.headers.removeAll { Self.credentials.contains($0.name.lowercased()) }
        }
        return next
    }

    private func becomesGet(_ status: Int) -> Bool {
        switch status {
        case 303: !["GET", "HEAD"].contains(method.uppercased())
        case 301, 302: method.uppercased() == "POST"
        default: false
        }
    }
}
