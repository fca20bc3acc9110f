import AzureStorage
import FunctionApp

@testable import FunctionHost

extension FuzzTarget {
    /// A request's line, its `Host` and its `Origin`.
    static let httpCall = FuzzTarget("http-call") { bytes in
        var input = FuzzInput(bytes)
        let line = input.line().split(separator: " ", maxSplits: 1)
        let target = (line.count > 1 ? line[1] : "/").split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let (host, origin) = (input.line(), input.line())
        let call = HTTPCall(
            method: String(line.first ?? "GET"), path: String(target.first ?? "/"),
            queryText: target.count > 1 ? String(target[1]) : "", headers: [("host", host), ("origin", origin)],
            body: input.bytes())

        try expectEqual(
            HTTPCall.percentDecoded(call.path), PercentEncoding.decoded(call.path), "two ways to decode a path differ")
        for (_, value) in call.query {
            try expectEqual(
                HTTPCall.percentDecoded(ManagementURLs.encoded(value)), value, "a value does not survive percent-encoding")
        }
        for isLoopback in [true, false] {
            let screen = RequestScreen(
                isLoopback: isLoopback, publicName: "example.org:8080",
                cors: CORSPolicy(origins: ["https://a.example/"], allowsCredentials: true))
            let refusal = screen.refusal(of: call)
            _ = screen.cors.preflightAnswer(to: call)
            _ = screen.cors.headers(for: call)
            guard refusal == nil else { continue }
            let segments = RoutePath(call.path).segments
            try expect(
                !segments.contains { $0 == "." || $0 == ".." || $0.contains("/../") || $0.contains("\\..\\") },
                "a path that climbs is let through: \(call.path)")
            guard isLoopback, let authority = Authority(host) else { continue }
            try expect(authority.isLoopback || authority.name == "example.org", "a foreign host is let through: \(host)")
        }
        if let authority = Authority(host) {
            let name = authority.name.contains(":") ? "[\(authority.name)]" : authority.name
            let written = authority.port.map { "\(name):\($0)" } ?? name
            try expectEqual(Authority(written), authority, "an authority does not survive")
        }
        if let match = ManagementRoutes.match(call) {
            try expect(ManagementAPI.serves(call.path), "a route is not the management API's: \(call.path)")
            _ = ManagementRoutes.requirement(of: match, call)
        }
        _ = AdminAPI.serves(call.path)
    }
}
