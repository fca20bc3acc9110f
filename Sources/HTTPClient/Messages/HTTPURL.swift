import CCurl

/// An absolute URL with the scheme `http` or `https`, as curl reads it: what is checked here is what is connected to.
package struct HTTPURL: Hashable, Sendable {
    /// The whole URL, without its fragment.
    let text: String
    /// `http` or `https`.
    let scheme: String
    /// In lower case, without brackets around IPv6 and without a dot at the end. IPv4 in any notation is dotted decimal.
    package let host: String
    package let port: Int
    private let path: String

    /// Spaces and letters beyond ASCII are percent-encoded.
    ///
    /// - Throws: `HTTPClientError.invalidRequest` when it is no such URL.
    package init(_ text: String) throws(HTTPClientError) {
        try self.init(text, base: nil)
    }

    private init(_ text: String, base: HTTPURL?) throws(HTTPClientError) {
        // A string of C would end there.
        guard !text.utf8.contains(0) else { throw .invalidRequest("the URL has a character that is not allowed") }
        guard let url = curl_url() else { throw .failed("there is no memory for the URL") }
        defer { curl_url_cleanup(url) }
        for part in [base?.text, text].compactMap({ $0 }) {
            let code = curl_url_set(url, CURLUPART_URL, part, UInt32(CURLU_URLENCODE))
            guard code == CURLUE_OK else {
                throw .invalidRequest("the URL cannot be used: \(String(cString: curl_url_strerror(code)))")
            }
        }
        curl_url_set(url, CURLUPART_FRAGMENT, nil, 0)
        scheme = Self.part(CURLUPART_SCHEME, of: url).lowercased()
        guard scheme == "http" || scheme == "https" else {
            throw .invalidRequest("the URL's scheme must be http or https, but is '\(scheme)'")
        }
        let name = Self.part(CURLUPART_HOST, of: url).lowercased()
        let bare = name.hasPrefix("[") ? String(name.dropFirst().dropLast()) : name
        host = bare.hasSuffix(".") ? String(bare.dropLast()) : bare
        guard !host.isEmpty else { throw .invalidRequest("the URL has no host") }
        port = Int(Self.part(CURLUPART_PORT, of: url, flags: UInt32(CURLU_DEFAULT_PORT))) ?? 0
        path = Self.part(CURLUPART_PATH, of: url)
        self.text = Self.part(CURLUPART_URL, of: url)
    }

    /// What a `Location` header of this URL's answer means; nil when it is no URL that can be asked.
    func resolving(_ location: String) -> HTTPURL? {
        try? HTTPURL(location, base: self)
    }

    /// Whether both have the same scheme, host and port.
    func hasSameOrigin(as other: HTTPURL) -> Bool {
        scheme == other.scheme && host == other.host && port == other.port
    }

    private static func part(_ part: CURLUPart, of url: OpaquePointer, flags: UInt32 = 0) -> String {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(url, part, &text, flags) == CURLUE_OK, let text else { return "" }
        defer { curl_free(text) }
        return String(cString: text)
    }
}

extension HTTPURL: CustomStringConvertible {
    /// The URL without user, password and query, for messages.
    package var description: String {
        let authority = host.contains(":") ? "[\(host)]" : host
        let isDefault = port == (scheme == "https" ? 443 : 80)
        return "\(scheme)://\(authority)\(isDefault ? "" : ":\(port)")\(path)"
    }
}
