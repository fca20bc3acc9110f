import JSONText

extension HTTPConfiguration {
    /// Takes over what the file and the environment say.
    mutating func read(from reader: inout HostSettingReader) {
        routePrefix = reader.routePrefix(Self.paths("routePrefix")) ?? routePrefix
        maxConcurrentRequests = reader.limit(Self.paths("maxConcurrentRequests"))
        maxOutstandingRequests = reader.limit(Self.paths("maxOutstandingRequests"))
        customHeaders = reader.headers(Self.paths("customHeaders")) ?? customHeaders
        strictTransportSecurity = reader.strictTransportSecurity()
        headerTimeout = reader.span(Self.paths("headerTimeout")) ?? headerTimeout
        bodyGracePeriod = reader.span(Self.paths("bodyGracePeriod")) ?? bodyGracePeriod
        answerTimeout = reader.span(Self.paths("answerTimeout")) ?? answerTimeout
        maxConnections = reader.int(Self.paths("maxConnections"), in: 1...Int(Int32.max))
        minBodyRate = reader.int(Self.paths("minBodyRate"), in: 1...Int(Int32.max)) ?? minBodyRate
    }

    /// Where Functions 2 has a setting, then Functions 1.
    fileprivate static func paths(_ name: String) -> [String] { ["extensions.http.\(name)", "http.\(name)"] }
}

extension HostSettingReader {
    /// A number of requests, where `-1` is no limit.
    fileprivate mutating func limit(_ paths: [String]) -> Int? {
        let count = int(paths, in: -1...Int.max)
        return count == -1 ? nil : count
    }

    /// Under `admin` and `runtime` the host itself answers: functions there would never be reached.
    fileprivate mutating func routePrefix(_ paths: [String]) -> String? {
        convert(paths, "a route without parameters, such as \"api\", or empty, that begins with neither admin nor runtime") {
            value in
            guard let text = value.stringValue?.trimming({ $0 == "/" }), let template = try? RouteTemplate(text) else {
                return nil
            }
            let isReserved = ["admin", "runtime"].contains(template.leadingLiteral?.lowercased())
            return template.parameterNames.isEmpty && !isReserved ? text : nil
        }
    }

    fileprivate mutating func headers(_ paths: [String]) -> [String: String]? {
        convert(paths, "an object whose names and strings can be headers") { value in
            var headers: [String: String] = [:]
            for member in value.objectValue ?? ["": .null] {
                guard let text = member.value.stringValue, Self.isHeader(member.key, text) else { return nil }
                headers[member.key] = text
            }
            return headers
        }
    }

    /// RFC 9110, 5.1 and 5.5.
    private static func isHeader(_ name: String, _ value: String) -> Bool {
        name.wholeMatch(of: /[A-Za-z0-9!#$%&'*+\-.^_`|~]+/) != nil
            && value.utf8.allSatisfy { $0 == 0x09 || ($0 >= 0x20 && $0 != 0x7F) }
    }

    fileprivate mutating func span(_ paths: [String]) -> Duration? {
        convert(paths, "a time span above zero such as \"00:00:30\"") { value in
            value.stringValue.flatMap { TimeSpan.parse($0) }.flatMap { $0 > .zero ? $0 : nil }
        }
    }

    /// `hsts`: `isEnabled`, `maxAge` (a time span, 30 days), `includeSubDomains`, `preload`.
    fileprivate mutating func strictTransportSecurity() -> String? {
        guard bool(HTTPConfiguration.paths("hsts.isEnabled")) == true else { return nil }
        let age = span(HTTPConfiguration.paths("hsts.maxAge")) ?? .seconds(30 * 86_400)
        var value = "max-age=\(age.components.seconds)"
        if bool(HTTPConfiguration.paths("hsts.includeSubDomains")) == true { value += "; includeSubDomains" }
        if bool(HTTPConfiguration.paths("hsts.preload")) == true { value += "; preload" }
        return value
    }
}
