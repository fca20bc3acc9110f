import FunctionApp

/// What the management API can be asked for, and where (host.md 1.2, 1.3).
enum ManagementRoutes {
    enum Operation: Sendable {
        case start, restart
        case list, counts, purgeMatching, status, progress, purge, raiseEvent, terminate, suspend, resume, rewind
        case listEntities, readEntity, signalEntity, deleteEntity
        case makePrimary, describe
    }

    typealias Match = RouteTable<Operation>.Match

    /// Every route, below either base path. What answers GET answers HEAD too.
    static let all: [(methods: Set<String>, path: String, operation: Operation)] = [
        (["POST"], "orchestrators/{functionName}", .start),
        (["POST"], "orchestrators/{functionName}/{instanceId}", .start),
        (["GET"], "instances", .list),
        (["GET"], "instances/counts", .counts),
        (["DELETE"], "instances", .purgeMatching),
        (["GET"], "instances/{instanceId}", .status),
        (["GET"], "instances/{instanceId}/events", .progress),
        (["DELETE"], "instances/{instanceId}", .purge),
        (["POST"], "instances/{instanceId}/raiseEvent/{eventName}", .raiseEvent),
        (["POST"], "instances/{instanceId}/terminate", .terminate),
        (["POST"], "instances/{instanceId}/suspend", .suspend),
        (["POST"], "instances/{instanceId}/resume", .resume),
        (["POST"], "instances/{instanceId}/rewind", .rewind),
        (["POST"], "instances/{instanceId}/restart", .restart),
        (["GET"], "entities", .listEntities),
        (["GET"], "entities/{entityName}", .listEntities),
        (["GET"], "entities/{entityName}/{entityKey}", .readEntity),
        (["POST"], "entities/{entityName}/{entityKey}", .signalEntity),
        (["DELETE"], "entities/{entityName}/{entityKey}", .deleteEntity),
        (["DELETE", "GET", "OPTIONS", "POST", "PUT"], "makeprimary", .makePrimary),
        (["GET"], "openapi.json", .describe),
    ]

    private static let table: RouteTable<Operation> = {
        var table = RouteTable<Operation>()
        for base in ManagementURLs.basePaths {
            for route in all { table.add(template(base, route.path), methods: route.methods, value: route.operation) }
        }
        return table
    }()

    /// A path that fits with another method is not found, as in the original.
    static func match(_ call: HTTPCall) -> Match? {
        table.match(method: call.method == "HEAD" ? "GET" : call.method, path: call.path)
    }

    private static func template(_ base: String, _ path: String) -> RouteTemplate {
        do {
            return try RouteTemplate("\(base.dropFirst())/\(path)")
        } catch {
            preconditionFailure("a route of the management API is wrong: \(error)")
        }
    }
}
