import DurableCore
import DurableEngine
import DurableSQLite
import FoundationEssentials
import JSONText
import Logging
import ServiceLifecycle

@testable import FunctionHost

/// A host of an app of its own, asked without a socket.
struct TestHost {
    let host: Host
    let log: LogRecorder

    static let api = "/runtime/webhooks/durabletask"

    /// Opens a host, does its work while `body` runs, and closes it. With HTTP it listens on a free port.
    ///
    /// - Parameter copy: the app's folder, for hosts that follow one another; nil makes one of `app`.
    static func serving<Result: Sendable>(
        _ app: String = "host", copy: AppCopy? = nil, clock: any HubClock = SystemHubClock(), files: [String: String] = [:],
        environment: [String: String] = [:],
        functions: [String]? = nil, isAtWork: Bool = true, servesHTTP: Bool = false,
        enforcesKeys: Bool = false, corsOrigins: [String]? = nil, _ body: (TestHost) async throws -> Result
    ) async throws -> Result {
        let copy = try copy ?? AppCopy(app, files: files)
        var options = HostOptions(testing: copy.path, environment: environment)
        options.functions = functions
        options.servesHTTP = servesHTTP
        options.port = servesHTTP ? 0 : nil
        options.enforcesKeys = enforcesKeys
        options.corsOrigins = corsOrigins
        let log = LogRecorder()
        let host = try await Host.open(options, clock: clock, logger: log.logger)
        let group = ServiceGroup(configuration: .init(services: isAtWork ? host.services : [], logger: log.logger))
        let work = Task { try await group.run() }
        do {
            let result = try await body(TestHost(host: host, log: log))
            await group.triggerGracefulShutdown()
            try? await work.value
            await host.close()
            withExtendedLifetime(copy) {}
            return result
        } catch {
            await group.triggerGracefulShutdown()
            try? await work.value
            await host.close()
            throw error
        }
    }

    func call(
        _ method: String, _ target: String, _ body: String = "", headers: [(name: String, value: String)] = []
    ) async -> HTTPAnswer {
        await call(method, target, bytes: Array(body.utf8), headers: headers)
    }

    func call(
        _ method: String, _ target: String, bytes: [UInt8], headers: [(name: String, value: String)]
    ) async -> HTTPAnswer {
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        return await host.router.answer(
            HTTPCall(method: method, path: parts[0], queryText: parts.count > 1 ? parts[1] : "", headers: headers, body: bytes))
    }

    func get(_ target: String) async -> HTTPAnswer { await call("GET", target) }

    /// With a body of JSON.
    func post(_ target: String, _ json: String = "") async -> HTTPAnswer {
        await call("POST", target, json, headers: [("content-type", "application/json")])
    }

    /// Runs an orchestration to its end. An answer of 200 has the output as its body, any other the status object.
    func run(_ orchestrator: String, _ input: String = "") async -> HTTPAnswer {
        await post("\(Self.api)/orchestrators/\(orchestrator)?timeout=60", input)
    }

    /// Starts an instance and returns its id.
    func start(_ orchestrator: String, id: String? = nil, input: Payload? = nil) async throws -> InstanceID {
        try await host.hub.start(orchestrator, input: input, id: id.map { InstanceID($0) })
    }

    /// What waits in a queue of the task hub, taken out.
    func queue(_ name: QueueName) async throws -> [String] {
        let now = Timestamp(microseconds: .max / 4)
        let page = try await host.storage.claim(name, limit: 100, by: "test", at: now, until: now + .seconds(60))
        return page.messages.map { message in
            if case .payload(let payload) = message.content { payload.json } else { "an activity" }
        }
    }
}

extension HTTPAnswer {
    var json: JSONValue { get throws { try JSONParser.parse(text) } }

    /// `Name: value`, in the order they are sent.
    var headerLines: [String] { headers.map { "\($0.name): \($0.value)" } }
}
