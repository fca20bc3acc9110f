import DurableCore
import DurableEngine
import FunctionApp
import JSONText

/// The HTTP API for managing instances (host.md 1.2, 1.3).
struct ManagementAPI: Sendable {
    let management: InstanceManagement
    private let waiting = WaitingCalls()

    init(management: InstanceManagement) { self.management = management }

    private enum Operation {
        case start, status, raiseEvent, purge, terminate, suspend, resume, rewind, restart, readEntity, signalEntity, deleteEntity
    }

    /// Under either base path; a path that fits with another method is not found, as in the original.
    private static let routes: RouteTable<Operation> = {
        var table = RouteTable<Operation>()
        for base in ManagementURLs.basePaths {
            table.add(template(base, "orchestrators/{functionName}/{instanceId?}"), methods: ["POST"], value: .start)
            table.add(template(base, "instances/{instanceId}"), methods: ["GET"], value: .status)
            table.add(template(base, "instances/{instanceId}/raiseEvent/{eventName}"), methods: ["POST"], value: .raiseEvent)
            table.add(template(base, "instances/{instanceId}"), methods: ["DELETE"], value: .purge)
            for (name, operation) in [
                ("terminate", Operation.terminate), ("suspend", .suspend), ("resume", .resume), ("rewind", .rewind),
                ("restart", .restart),
            ] {
                table.add(template(base, "instances/{instanceId}/\(name)"), methods: ["POST"], value: operation)
            }
            let entity = template(base, "entities/{entityName}/{entityKey}")
            table.add(entity, methods: ["GET"], value: .readEntity)
            table.add(entity, methods: ["POST"], value: .signalEntity)
            table.add(entity, methods: ["DELETE"], value: .deleteEntity)
        }
        return table
    }()

    private static func template(_ base: String, _ path: String) -> RouteTemplate {
        do {
            return try RouteTemplate("\(base.dropFirst())/\(path)")
        } catch {
            preconditionFailure("a route of the management API is wrong: \(error)")
        }
    }

    static func serves(_ path: String) -> Bool {
        let path = path.lowercased()
        return ManagementURLs.basePaths.contains { path == $0.lowercased() || path.hasPrefix($0.lowercased() + "/") }
    }

    func answer(_ call: HTTPCall) async throws -> HTTPAnswer {
        guard let match = Self.routes.match(method: call.method, path: call.path) else { return .empty(404) }
        let instance = InstanceID(match["instanceId"] ?? "")
        let entity = EntityID(name: match["entityName"] ?? "", key: match["entityKey"] ?? "")
        let reason = call.query("reason")
        switch match.value {
        case .start: return try await start(match["functionName"] ?? "", id: match["instanceId"], call)
        case .status: return try await status(instance, call)
        case .raiseEvent: return try await raiseEvent(match["eventName"] ?? "", to: instance, call)
        case .purge: return try await management.purge(instance, force: call.flag("force", otherwise: false))
        case .terminate:
            let isRecursive = call.flag("recursive", otherwise: false)
            return try await management.terminate(instance, reason: reason, isRecursive: isRecursive)
        case .suspend: return try await management.suspend(instance, reason: reason)
        case .resume: return try await management.resume(instance, reason: reason)
        case .rewind: return try await management.rewind(instance, reason: reason)
        case .restart: return try await restart(instance, call)
        // "$" stands for the empty key.
        case .readEntity:
            return try await management.state(of: entity.key == "$" ? EntityID(name: entity.name, key: "") : entity)
        case .signalEntity: return try await signal(entity, call)
        case .deleteEntity: return try await management.signal(entity, "delete", input: nil)
        }
    }

    /// Calls that wait for an instance are answered as if their time were over, now and from now on.
    func stopWaiting() { waiting.stop() }

    /// Waits for the end when `timeout` is given (host.md 1.4).
    private func start(_ name: String, id: String?, _ call: HTTPCall) async throws -> HTTPAnswer {
        let input: Payload?
        do throws(InvalidContent) {
            input = try call.payload
        } catch {
            return .invalidContent
        }
        let timeout = call.query("timeout").flatMap(Double.init)
        // What is refused must not leave an instance behind, so this comes first.
        if let timeout, let interval = call.query("pollingInterval").flatMap(Double.init), interval > timeout {
            return .invalidArgument(
                "Total timeout \(timeout.formatted) should be bigger than retry timeout \(interval.formatted)")
        }
        let started = try await management.start(name, id: id, input: input)
        guard started.status == 202, let timeout else { return started }
        guard let started = try JSONParser.parse(started.text)["id"]?.stringValue else { return started }
        return try await wait(for: InstanceID(started), seconds: timeout)
    }

    private func restart(_ id: InstanceID, _ call: HTTPCall) async throws -> HTTPAnswer {
        let input: Payload?
        do throws(InvalidContent) {
            input = try call.payload
        } catch {
            return .invalidContent
        }
        return try await management.restart(
            id, underNewID: call.flag("restartWithNewInstanceId", otherwise: true), input: input)
    }

    /// A body that is no JSON by its type is the input as a text (host.md 1.3).
    private func signal(_ entity: EntityID, _ call: HTTPCall) async throws -> HTTPAnswer {
        let input: Payload?
        if call.isJSON {
            do throws(InvalidContent) {
                input = try call.payload
            } catch {
                return .problem(400, "Could not parse JSON content: the body is no JSON.")
            }
        } else {
            let text = String(decoding: call.body, as: UTF8.self)
            input = text.isEmpty ? nil : Payload(json: jsonString(text))
        }
        return try await management.signal(entity, call.query("op") ?? "", input: input)
    }

    private func wait(for id: InstanceID, seconds: Double) async throws -> HTTPAnswer {
        let hub = management.hub
        let row = try await waiting.wait { try await hub.waitForEnd(of: id, within: .seconds(max(0, min(seconds, 86_400)))) }
        guard let row = row ?? nil, row.status.isTerminal else { return management.checkStatus(id) }
        if row.status == .completed { return .json(200, row.output?.json ?? "null") }
        return try await management.status(id, .init())
    }

    private func status(_ id: InstanceID, _ call: HTTPCall) async throws -> HTTPAnswer {
        let options = InstanceManagement.StatusOptions(
            showsHistory: call.flag("showHistory", otherwise: false),
            showsHistoryOutput: call.flag("showHistoryOutput", otherwise: false),
            showsInput: call.flag("showInput", otherwise: true),
            answersFailureWith500: call.flag("returnInternalServerErrorOnFailure", otherwise: false))
        return try await management.status(id, options, url: call.url(origin: management.urls.origin))
    }

    /// The original's order of checks: missing, ended, media type, content.
    private func raiseEvent(_ name: String, to id: InstanceID, _ call: HTTPCall) async throws -> HTTPAnswer {
        guard let row = try await management.hub.status(of: id) else { return .empty(404) }
        if row.status.isTerminal { return .empty(410) }
        guard call.body.isEmpty || call.isJSON else {
            return .problem(400, "Only application/json request content is supported")
        }
        do {
            return try await management.raiseEvent(name, input: call.payload ?? .null, to: id)
        } catch is InvalidContent {
            return .invalidContent
        }
    }
}

/// The body of a request is no JSON.
private struct InvalidContent: Error {}

extension HTTPCall {
    /// A parameter that is `true` or `false` in any case; anything else counts as left out.
    fileprivate func flag(_ name: String, otherwise: Bool) -> Bool {
        query(name).flatMap { Bool($0.lowercased()) } ?? otherwise
    }

    /// Whether its content says that it is JSON.
    fileprivate var isJSON: Bool {
        header("content-type")?.split(separator: ";").first?.lowercased() == "application/json"
    }

    /// The body as JSON; nil when there is nothing but white space.
    fileprivate var payload: Payload? {
        get throws(InvalidContent) {
            let content = body.starts(with: [0xEF, 0xBB, 0xBF]) ? body.dropFirst(3) : body[...]
            guard let text = String(validating: content, as: UTF8.self) else { throw InvalidContent() }
            if text.allSatisfy(\.isWhitespace) { return nil }
            guard (try? JSONParser.parse(text)) != nil else { throw InvalidContent() }
            return Payload(json: text)
        }
    }
}

extension Double {
    /// Without a fraction when there is none.
    fileprivate var formatted: String { Int(exactly: self).map { String($0) } ?? String(self) }
}
