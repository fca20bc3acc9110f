import DurableCore
import FunctionApp
import JSONText

/// The host's own API under `/admin`, for whoever has the master key (host.md 1.12).
struct AdminAPI: Sendable {
    let app: FunctionApp
    let problems: [AppProblem]
    let keys: KeyAdministration
    let runs: ManualRuns
    let status: HostStatus
    let origin: String

    private enum Operation {
        case status, ping
        case functions, function, functionStatus, runFunction
        case hostKeys, systemKeys, functionKeys
    }

    private static let routes: RouteTable<Operation> = {
        var table = RouteTable<Operation>()
        let keyMethods: Set<String> = ["GET", "PUT", "POST", "DELETE"]
        let routes: [(String, Set<String>, Operation)] = [
            ("host/status", ["GET"], .status),
            ("host/ping", ["GET", "POST"], .ping),
            ("warmup", ["GET", "POST"], .ping),
            ("functions", ["GET"], .functions),
            ("functions/{name}", ["GET"], .function),
            ("functions/{name}", ["POST"], .runFunction),
            ("functions/{name}/status", ["GET"], .functionStatus),
            ("functions/{name}/keys/{key?}", keyMethods, .functionKeys),
            ("host/keys/{key?}", keyMethods, .hostKeys),
            ("host/functionkeys/{key?}", keyMethods, .hostKeys),
            ("host/systemkeys/{key?}", keyMethods, .systemKeys),
        ]
        for (path, methods, operation) in routes {
            do {
                table.add(try RouteTemplate("admin/\(path)"), methods: methods, value: operation)
            } catch {
                preconditionFailure("a route of the admin API is wrong: \(error)")
            }
        }
        return table
    }()

    static func serves(_ path: String) -> Bool {
        let path = path.lowercased()
        return path == "/admin" || path.hasPrefix("/admin/")
    }

    /// - Throws: `KeyStoreError` when keys cannot be read or written.
    func answer(_ call: HTTPCall) async throws -> HTTPAnswer {
        guard let match = Self.routes.match(method: call.method, path: call.path) else { return .empty(404) }
        switch match.value {
        case .status: return .json(200, status.json)
        case .ping: return .empty(200)
        case .functions:
            return .json(200, "[" + app.functions.map { statusOf($0).json }.joined(separator: ",") + "]")
        case .hostKeys: return try answer(call, keysOf: .host, match["key"])
        case .systemKeys: return try answer(call, keysOf: .system, match["key"])
        case .function, .functionStatus, .runFunction, .functionKeys:
            guard let function = app.function(named: match["name"] ?? "") else { return .empty(404) }
            switch match.value {
            case .functionStatus: return .json(200, statusOf(function).statusJSON)
            case .runFunction: return run(function, call)
            case .functionKeys: return try answer(call, keysOf: .function(function.name), match["key"])
            default: return .json(200, statusOf(function).json)
            }
        }
    }

    private func statusOf(_ function: FunctionDefinition) -> FunctionStatus {
        FunctionStatus(function: function, problems: problems, routePrefix: app.host.http.routePrefix, origin: origin)
    }

    /// The body: `{"input": "text"}`, or nothing.
    private func run(_ function: FunctionDefinition, _ call: HTTPCall) -> HTTPAnswer {
        guard let body = object(call) else { return .problem(400, "The body must be an object such as {\"input\": \"text\"}.") }
        let broken = problems.contains { $0.severity == .error && $0.function?.lowercased() == function.name.lowercased() }
        if broken {
            return .problem(400, "The function '\(function.name)' is in error; see admin/functions/\(function.name)/status.")
        }
        // A value that is no string is meant as the JSON it is.
        return runs.start(function, with: body["input"].flatMap { $0.isNull ? nil : $0.stringValue ?? $0.text() })
    }

    private func answer(_ call: HTTPCall, keysOf scope: KeyAdministration.Scope, _ name: String?) throws -> HTTPAnswer {
        guard let name else { return call.method == "GET" ? try keys.list(scope, path: call.path) : .empty(404) }
        switch call.method {
        case "GET": return try keys.read(name, scope, path: call.path)
        case "DELETE": return try keys.delete(name, scope)
        case "PUT":
            guard let value = object(call)?["value"]?.stringValue else {
                return .problem(400, "The body must be an object such as {\"name\": \"\(name)\", \"value\": \"…\"}.")
            }
            return try keys.set(name, to: value, scope, path: call.path)
        default: return try keys.set(name, to: nil, scope, path: call.path)
        }
    }

    /// The body as an object, an empty one when there is none; nil when it is something else.
    private func object(_ call: HTTPCall) -> JSONValue? {
        guard let payload = try? call.payload else { return call.body.isEmpty ? .object([:]) : nil }
        guard let json = try? JSONParser.parse(payload.json), json.objectValue != nil else { return nil }
        return json
    }
}
