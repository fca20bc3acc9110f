/// The name and port of a server, as `Host` and an origin have them: `localhost:7071`, `[::1]:7071`.
struct Authority: Hashable, Sendable {
    /// In lower case, without brackets.
    let name: String
    let port: Int?

    /// nil when it is none.
    init?(_ text: String) {
        let text = text.lowercased()
        let (name, rest): (Substring, Substring)
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            (name, rest) = (text[text.index(after: text.startIndex)..<end], text[text.index(after: end)...])
            guard name.contains(":") else { return nil }
        } else {
            let colon = text.firstIndex(of: ":") ?? text.endIndex
            (name, rest) = (text[..<colon], text[colon...])
        }
        guard !name.isEmpty, rest.isEmpty || (rest.first == ":" && UInt16(rest.dropFirst()) != nil) else { return nil }
        self.name = String(name)
        port = Int(rest.dropFirst())
    }

    /// That of an origin such as `https://example.org`; nil for `null`.
    init?(origin: String) {
        guard let scheme = origin.firstRange(of: "://") else { return nil }
        self.init(String(origin[scheme.upperBound...]))
    }

    /// Whether it names this machine and nothing else.
    var isLoopback: Bool {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        if parts.count == 4, parts[0] == "127" { return parts.allSatisfy { UInt8($0) != nil } }
        return name == "localhost" || name == "::1"
    }
}
