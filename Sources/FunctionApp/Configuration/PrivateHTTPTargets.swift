import JSONText

/// `extensions.durableTask.httpSettings.allowPrivateTargets`: the hosts that durable HTTP may call although their addresses
/// are of this machine or its network. `true` is all of them; the original has no such setting and calls everything.
package enum PrivateHTTPTargets: Hashable, Sendable {
    case none
    case all
    case hosts([Host])

    /// Where the setting stands in host.json.
    package static let setting = "extensions.durableTask.httpSettings.allowPrivateTargets"

    /// `localhost`, `localhost:8080`, `::1` or `[::1]:8080`; without a port every port is meant.
    package struct Host: Hashable, Sendable {
        /// In lower case, without brackets.
        package let name: String
        package let port: Int?

        package init(name: String, port: Int?) {
            self.name = name
            self.port = port
        }
    }

    /// - Parameter host: in lower case, without brackets around IPv6.
    package func allows(host: String, port: Int) -> Bool {
        switch self {
        case .none: false
        case .all: true
        case .hosts(let hosts): hosts.contains { $0.name == host && ($0.port ?? port) == port }
        }
    }
}

extension PrivateHTTPTargets.Host {
    /// nil when the text is none of the forms.
    init?(_ text: String) {
        var name = text.trimmed.lowercased()
        var port: String?
        if name.hasPrefix("["), let end = name.lastIndex(of: "]") {
            let rest = name[name.index(after: end)...]
            guard rest.isEmpty || rest.hasPrefix(":") else { return nil }
            port = rest.isEmpty ? nil : String(rest.dropFirst())
            name = String(name[..<end].dropFirst())
        } else if let colon = name.firstIndex(of: ":"), name.lastIndex(of: ":") == colon {
            port = String(name[name.index(after: colon)...])
            name = String(name[..<colon])
        }
        if name.hasSuffix(".") { name.removeLast() }
        guard !name.isEmpty, !name.contains(where: { $0.isWhitespace || "/@[]*?#".contains($0) }) else { return nil }
        if let port {
            guard let number = Int(port), 1...65535 ~= number else { return nil }
            self.port = number
        } else {
            self.port = nil
        }
        self.name = name
    }
}

extension HostSettingReader {
    /// true, false or an array; the variables `…__0`, `…__1` are an array of their own instead.
    mutating func privateTargets(_ paths: [String]) -> PrivateHTTPTargets? {
        let host = #"a host such as "localhost" or "localhost:8080""#
        for path in paths {
            var hosts: [PrivateHTTPTargets.Host] = []
            while let next = convert(["\(path).\(hosts.count)"], host, { $0.stringValue.flatMap(PrivateHTTPTargets.Host.init) }) {
                hosts.append(next)
            }
            if !hosts.isEmpty { return .hosts(hosts) }
        }
        return convert(paths, #"true, false or an array of hosts such as "localhost" or "localhost:8080""#) { value in
            switch value {
            case .bool(let isAllowed): return isAllowed ? .all : PrivateHTTPTargets.none
            case .string(let text) where text.trimmed.lowercased() == "true": return .all
            case .string(let text) where text.trimmed.lowercased() == "false": return PrivateHTTPTargets.none
            case .array(let elements):
                let hosts = elements.compactMap { $0.stringValue.flatMap(PrivateHTTPTargets.Host.init) }
                return hosts.count == elements.count ? .hosts(hosts) : nil
            case .null, .number, .string, .object: return nil
            }
        }
    }
}
