import DurableCore
import FunctionApp
import HTTPClient
import JSONText

/// What an orchestrator asked `callHttp` to send (host.md 3.14):
/// `{method?, uri, content?, headers?: {name: string | string[]}, tokenSource?: {kind, resource}, timeoutInMilliseconds?}`.
struct DurableHTTPRequest: Sendable {
    /// As .NET's client has it.
    private static let standardTimeout = Duration.seconds(100)

    let method: String
    let uri: String
    let url: HTTPURL
    let headers: [HTTPHeader]
    let content: String?
    /// The resource for which a managed identity's token goes with the request.
    let tokenResource: String?
    let timeout: Duration

    /// - Throws: `DurableHTTPFailure` that names the field.
    init(_ input: Payload?) throws(DurableHTTPFailure) {
        let value: JSONValue
        do {
            value = try JSONParser.parse(input?.json ?? "null")
        } catch {
            throw DurableHTTPFailure(.argument, "The HTTP request is no JSON: \(error)")
        }
        guard case .object(let fields) = value else {
            throw DurableHTTPFailure(.argument, "The HTTP request must be an object, but is \(value.summary).")
        }
        method = try Self.string("method", of: fields) ?? "GET"
        guard let uri = try Self.string("uri", of: fields) else {
            throw DurableHTTPFailure(.argument, "The HTTP request has no 'uri'.")
        }
        self.uri = uri
        do {
            url = try HTTPURL(uri)
        } catch {
            throw DurableHTTPFailure(.argument, "The 'uri' of the HTTP request is wrong: \(error).")
        }
        headers = try Self.headers(fields["headers"])
        content = try Self.string("content", of: fields)
        tokenResource = try Self.tokenResource(fields["tokenSource"])
        timeout = try Self.timeout(fields["timeoutInMilliseconds"])
        let isMultipart = headers.contains { $0.isNamed("content-type") && $0.value.lowercased().hasPrefix("multipart") }
        if isMultipart { throw DurableHTTPFailure(.argument, "Multipart content is not supported with CallHttpAsync.") }
    }

    /// The request to send; `token` goes in place of any `Authorization`.
    func message(token: String?, targets: HTTPTargets) -> HTTPClientRequest {
        var headers = headers
        if let token {
            headers.removeAll { $0.isNamed("authorization") }
            headers.append(HTTPHeader("Authorization", "Bearer \(token)"))
        }
        if content != nil, headers.first(named: "content-type") == nil {
            headers.append(HTTPHeader("Content-Type", "text/plain; charset=utf-8"))
        }
        return HTTPClientRequest(
            method, uri, headers: headers, body: content.map { Array($0.utf8) }, timeout: timeout, targets: targets)
    }

    private static func string(_ name: String, of fields: JSONObject) throws(DurableHTTPFailure) -> String? {
        switch fields[name] {
        case nil, .null: return nil
        case .string(let text): return text
        case let value?: throw wrong(name, "a string", value)
        }
    }

    private static func headers(_ value: JSONValue?) throws(DurableHTTPFailure) -> [HTTPHeader] {
        guard let value, !value.isNull else { return [] }
        guard case .object(let members) = value else { throw wrong("headers", "an object", value) }
        var headers: [HTTPHeader] = []
        for (name, value) in members {
            let values = value.arrayValue ?? [value]
            let texts = values.compactMap(\.stringValue)
            guard texts.count == values.count else {
                throw wrong("headers['\(name)']", "a string or an array of strings", value)
            }
            headers += texts.map { HTTPHeader(name, $0) }
        }
        return headers
    }

    private static func tokenResource(_ value: JSONValue?) throws(DurableHTTPFailure) -> String? {
        guard let value, !value.isNull else { return nil }
        guard case .object(let fields) = value else { throw wrong("tokenSource", "an object", value) }
        guard fields["kind"]?.stringValue == "AzureManagedIdentity" else {
            throw wrong("tokenSource.kind", "\"AzureManagedIdentity\"", fields["kind"] ?? .null)
        }
        guard let resource = fields["resource"]?.stringValue, !resource.isEmpty else {
            throw wrong("tokenSource.resource", "the URI of a resource", fields["resource"] ?? .null)
        }
        return resource
    }

    private static func timeout(_ value: JSONValue?) throws(DurableHTTPFailure) -> Duration {
        guard let value, !value.isNull else { return standardTimeout }
        guard let milliseconds = value.doubleValue, 0 < milliseconds, milliseconds < 1e15 else {
            throw wrong("timeoutInMilliseconds", "a number above 0", value)
        }
        return .milliseconds(milliseconds)
    }

    private static func wrong(_ field: String, _ expected: String, _ found: JSONValue) -> DurableHTTPFailure {
        DurableHTTPFailure(.argument, "The '\(field)' of the HTTP request must be \(expected), but is \(found.summary).")
    }
}
