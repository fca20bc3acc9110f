import DurableCore
import DurableEngine
import FunctionApp
import JSONText

/// What clients may do to instances. The HTTP API and the client of the scripts are two doors to it, so both get the same
/// answers: those of the management API (host.md 1.3, 1.10).
struct InstanceManagement: Sendable {
    let app: FunctionApp
    let hub: TaskHub
    let urls: ManagementURLs

    /// 202 with the check-status payload; 400 for an unknown orchestrator or a bad id; 409 when the id is in use.
    func start(_ name: String, id: String?, input: Payload?) async throws -> HTTPAnswer {
        guard let function = app.enabledFunction(.orchestrator, called: name) else {
            return .invalidArgument("\(UnknownFunction(.orchestrator, name, in: app))")
        }
        do {
            let chosen = try id.map { try InstanceID(validating: $0) }
            let id = try await hub.start(function.durableName, input: input, id: chosen)
            return checkStatus(id)
        } catch let problem as InstanceIDProblem {
            return .invalidArgument(problem.rawValue)
        } catch let error as TaskHubError {
            return .problem(409, "\(error)", exception: "\(error)")
        }
    }

    /// 202 with the addresses under which the instance can be asked about.
    func checkStatus(_ id: InstanceID) -> HTTPAnswer {
        .json(202, urls.payload(of: id), headers: [("Location", urls.status(of: id)), ("Retry-After", "10")])
    }

    struct StatusOptions: Hashable, Sendable {
        var showsHistory = false
        var showsHistoryOutput = false
        var showsInput = true
        var answersFailureWith500 = false
    }

    /// 200 when it has ended, 202 while it has not, 404 when there is none.
    ///
    /// `url`: the address of the request, which a waiting client is sent back to.
    func status(_ id: InstanceID, _ options: StatusOptions, url: String? = nil) async throws -> HTTPAnswer {
        guard let stored = try await stored(id, withHistory: options.showsHistory) else { return .empty(404) }
        var object = StatusObject(row: stored.row, showsInput: options.showsInput)
        if options.showsHistory {
            object.history = HistoryFormat(
                events: stored.history, showsInput: options.showsInput, showsOutput: options.showsHistoryOutput)
        }
        if !stored.row.status.isTerminal {
            let location = url ?? urls.status(of: id)
            return .json(202, object.json, headers: [("Location", location), ("Retry-After", "5")])
        }
        return .json(options.answersFailureWith500 && stored.row.status == .failed ? 500 : 200, object.json)
    }

    private func stored(_ id: InstanceID, withHistory: Bool) async throws -> StoredInstance? {
        if withHistory { return try await hub.history(of: id) }
        return try await hub.status(of: id).map { StoredInstance(row: $0, history: []) }
    }

    /// 202; 404 when there is no such instance; 410 when it has ended.
    func raiseEvent(_ name: String, input: Payload?, to id: InstanceID) async throws -> HTTPAnswer {
        try await answering { try await hub.raiseEvent(name, input: input, to: id) }
    }

    /// 202; 404 when there is no such instance; 410 when it has ended.
    func terminate(_ id: InstanceID, reason: String?) async throws -> HTTPAnswer {
        try await answering { try await hub.terminate(id, reason: reason) }
    }

    private func answering(_ body: () async throws -> Void) async throws -> HTTPAnswer {
        do {
            try await body()
            return .empty(202)
        } catch TaskHubError.notFound {
            return .empty(404)
        } catch TaskHubError.ended {
            return .empty(410)
        }
    }
}
