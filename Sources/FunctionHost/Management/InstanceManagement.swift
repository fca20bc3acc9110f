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
    func start(
        _ name: String, id: String?, input: Payload?, settings: StartSettings = StartSettings()
    ) async throws -> HTTPAnswer {
        guard let function = app.enabledFunction(.orchestrator, called: name) else {
            return .invalidArgument("\(UnknownFunction(.orchestrator, name, in: app))")
        }
        do {
            let chosen = try id.map { try InstanceID(validating: $0) }
            let id = try await hub.start(function.durableName, input: input, id: chosen, options: options(settings))
            return checkStatus(id)
        } catch let problem as InstanceIDProblem {
            return .invalidArgument(problem.rawValue)
        } catch let error as TaskHubError {
            return .problem(409, "\(error)", exception: "\(error)")
        }
    }

    private func options(_ settings: StartSettings) -> StartOptions {
        settings.options(replacesAny: app.host.durableTask.overridableExistingInstanceStates == .anyState)
    }

    /// The instance that `start` would start, for a write of the caller's.
    ///
    /// - Throws: `OutputError.notStarted`, or what the storage threw.
    func prepare(_ request: StartRequest) async throws -> NewInstance {
        let name = request.name
        guard let function = app.enabledFunction(.orchestrator, called: name) else {
            throw OutputError.notStarted(name, reason: "\(UnknownFunction(.orchestrator, name, in: app))")
        }
        do {
            let id = try request.id.map { try InstanceID(validating: $0) }
            return try await hub.prepare(
                function.durableName, input: request.input, id: id, options: options(StartSettings()))
        } catch let problem as InstanceIDProblem {
            throw OutputError.notStarted(name, reason: problem.rawValue)
        } catch let error as TaskHubError {
            throw OutputError.notStarted(name, reason: "\(error)")
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

    /// 202; 404 when there is no such instance; 410 when it has ended, unless the app wants such events dropped (host.md 3.7).
    func raiseEvent(_ name: String, input: Payload?, to id: InstanceID) async throws -> HTTPAnswer {
        let answer = try await answering { try await hub.raiseEvent(name, input: input, to: id) }
        return reportsUnheardEvents ? answer : .empty(202)
    }

    /// Whether those who raise an event are told that nobody is there to take it.
    var reportsUnheardEvents: Bool { app.host.durableTask.throwStatusExceptionsOnRaiseEvent }

    /// 202; 404 when there is no such instance; 410 when it has ended.
    func terminate(_ id: InstanceID, reason: String?, isRecursive: Bool = false) async throws -> HTTPAnswer {
        try await answering { try await hub.terminate(id, reason: reason, isRecursive: isRecursive) }
    }

    /// 202; 404; 410 when it has ended; 409 when it is suspended already.
    func suspend(_ id: InstanceID, reason: String?) async throws -> HTTPAnswer {
        try await answering("suspend") { try await hub.suspend(id, reason: reason) }
    }

    /// 202; 404; 410 when it has ended; 409 when it is not suspended.
    func resume(_ id: InstanceID, reason: String?) async throws -> HTTPAnswer {
        try await answering("resume") { try await hub.resume(id, reason: reason) }
    }

    /// 202; 404; 410 when it ended in another way than by failing; 409 when it has not ended.
    func rewind(_ id: InstanceID, reason: String?) async throws -> HTTPAnswer {
        do {
            try await hub.rewind(id, reason: reason)
            return .empty(202)
        } catch TaskHubError.conflict {
            return .problem(409, "The rewind operation is only supported on failed orchestration instances.")
        } catch let error as TaskHubError {
            return error.answer
        }
    }

    /// 202 with the check-status payload of the instance that was started; 400 for an unknown id; 409 when the id is in use.
    func restart(_ id: InstanceID, underNewID: Bool, input: Payload?) async throws -> HTTPAnswer {
        do {
            return checkStatus(try await hub.restart(id, underNewID: underNewID, input: input))
        } catch TaskHubError.notFound {
            return .problem(
                400, "InstanceId does not match a valid orchestration instance.",
                exception: "An orchestrastion with the instanceId \(id) was not found.")
        } catch let error as TaskHubError {
            return error.answer
        }
    }

    /// 200 with how many instances went; 404; 409 when it has not ended and `force` is not given.
    func purge(_ id: InstanceID, force: Bool) async throws -> HTTPAnswer {
        do {
            return .json(200, "{\"instancesDeleted\":\(try await hub.purge(id, force: force))}")
        } catch let error as TaskHubError {
            return error.answer
        }
    }

    private func answering(_ operation: String = "", _ body: () async throws -> Void) async throws -> HTTPAnswer {
        do {
            try await body()
            return .empty(202)
        } catch TaskHubError.conflict(let id, let status) {
            let text =
                "Cannot \(operation) the orchestration instance \(id) because instance is in the \(status.rawValue) state."
            return .problem(409, text, exception: text)
        } catch let error as TaskHubError {
            return error.answer
        }
    }
}

extension TaskHubError {
    /// What the management API answers.
    fileprivate var answer: HTTPAnswer {
        switch self {
        case .notFound: .empty(404)
        case .ended: .empty(410)
        case .alreadyExists, .conflict: .problem(409, "\(self)", exception: "\(self)")
        }
    }
}
