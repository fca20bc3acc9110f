import DurableCore
import DurableEngine
import FunctionApp
import JSONText

/// The HTTP API for managing instances (host.md 1.2, 1.3).
struct ManagementAPI: Sendable {
    let management: InstanceManagement
    let waiting = WaitingCalls()

    init(management: InstanceManagement) { self.management = management }

    static func serves(_ path: String) -> Bool {
        let path = path.lowercased()
        return ManagementURLs.basePaths.contains { path == $0.lowercased() || path.hasPrefix($0.lowercased() + "/") }
    }

    func answer(_ call: HTTPCall, _ match: ManagementRoutes.Match) async throws -> HTTPAnswer {
        do {
            var answer = try await perform(call, match)
            // Nobody takes it.
            if call.method == "HEAD" { answer.stream = nil }
            return answer
        } catch let parameter as InvalidParameter {
            return .invalidArgument("\(parameter)")
        } catch let interval as IntervalTooLong {
            return .invalidArgument("\(interval)")
        } catch let content as InvalidContent {
            return .problem(400, "Invalid JSON content", exception: content.reason)
        } catch let rejection as WriteRejected {
            return .tooLarge(rejection)
        }
    }

    private func perform(_ call: HTTPCall, _ match: ManagementRoutes.Match) async throws -> HTTPAnswer {
        let parameters = RequestParameters(call.query)
        if let hub = parameters.text("taskHub"), hub.lowercased() != management.urls.taskHub.lowercased() {
            throw InvalidParameter(name: "taskHub", value: hub, expected: "'\(management.urls.taskHub)', which this host serves")
        }
        let token = call.header(ContinuationToken.header)
        let instance = InstanceID(match["instanceId"] ?? "")
        let entity = EntityID(name: match["entityName"] ?? "", key: match["entityKey"] ?? "")
        let reason = call.query("reason")
        switch match.value {
        case .start: return try await start(match["functionName"] ?? "", id: match["instanceId"], call, parameters)
        case .restart: return try await restart(instance, call, parameters)
        case .list: return try await management.list(parameters, token: token)
        case .counts: return try await management.counts(parameters)
        case .purgeMatching: return try await management.purge(parameters)
        case .status: return try await status(instance, call, parameters)
        case .progress: return try await progress(of: instance, call, parameters)
        case .raiseEvent: return try await raiseEvent(match["eventName"] ?? "", to: instance, call)
        case .purge: return try await management.purge(instance, force: parameters.flag("force", otherwise: false))
        case .terminate:
            let isRecursive = parameters.flag("recursive", otherwise: false)
            return try await management.terminate(instance, reason: reason, isRecursive: isRecursive)
        case .suspend: return try await management.suspend(instance, reason: reason)
        case .resume: return try await management.resume(instance, reason: reason)
        case .rewind: return try await management.rewind(instance, reason: reason)
        case .listEntities: return try await management.entities(match["entityName"], parameters, token: token)
        // "$" stands for the empty key.
        case .readEntity:
            return try await management.state(of: entity.key == "$" ? EntityID(name: entity.name, key: "") : entity)
        case .signalEntity: return try await signal(entity, call)
        case .deleteEntity: return try await management.signal(entity, "delete", input: nil)
        // There is one host, and it is the primary one.
        case .makePrimary: return .empty(200)
        case .describe: return .json(200, OpenAPIDocument(management, origin: call.origin(management.urls.origin)).json)
        }
    }

    /// Calls that wait for an instance are answered as if their time were over, now and from now on.
    func stopWaiting() { waiting.stop() }

    /// A body that is no JSON by its type is the input as a text (host.md 1.3).
    private func signal(_ entity: EntityID, _ call: HTTPCall) async throws -> HTTPAnswer {
        let input: Payload?
        if call.isJSON {
            do throws(InvalidContent) {
                input = try call.payload
            } catch {
                return .problem(400, "Could not parse JSON content: \(error.reason).")
            }
        } else {
            let text = String(decoding: call.body, as: UTF8.self)
            input = text.isEmpty ? nil : Payload(json: jsonString(text))
        }
        return try await management.signal(entity, call.query("op") ?? "", input: input)
    }

    private func status(
        _ id: InstanceID, _ call: HTTPCall, _ parameters: RequestParameters
    ) async throws -> HTTPAnswer {
        let options = InstanceManagement.StatusOptions(
            showsHistory: parameters.flag("showHistory", otherwise: false),
            showsHistoryOutput: parameters.flag("showHistoryOutput", otherwise: false),
            showsInput: parameters.flag("showInput", otherwise: true),
            answersFailureWith500: parameters.flag("returnInternalServerErrorOnFailure", otherwise: false))
        return try await management.status(id, options, url: call.url(origin: management.urls.origin))
    }

    /// The original's order of checks: missing, ended, media type, content.
    private func raiseEvent(_ name: String, to id: InstanceID, _ call: HTTPCall) async throws -> HTTPAnswer {
        if management.reportsUnheardEvents {
            guard let row = try await management.hub.status(of: id) else { return .empty(404) }
            if row.status.isTerminal { return .empty(410) }
        }
        guard call.body.isEmpty || call.isJSON else {
            return .problem(400, "Only application/json request content is supported")
        }
        return try await management.raiseEvent(name, input: call.payload ?? .null, to: id)
    }
}
