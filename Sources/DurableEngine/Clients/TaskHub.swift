package import DurableCore

/// The client of a task hub: what triggers, the HTTP API and the command line do to instances.
///
/// Whatever returns without throwing is durable.
package struct TaskHub: Sendable {
    let storage: any Storage
    let commit: GroupCommit
    let signals: Signals
    let clock: any HubClock
    let configuration: EngineConfiguration

    package init(
        storage: any Storage, commit: GroupCommit, signals: Signals, clock: any HubClock,
        configuration: EngineConfiguration
    ) {
        self.storage = storage
        self.commit = commit
        self.signals = signals
        self.clock = clock
        self.configuration = configuration
    }

    /// Starts an orchestration and returns its id: the given one, or 32 fresh hexadecimal digits.
    ///
    /// An instance that has the id is replaced when its status is among `options.replaces`; one that has not ended is
    /// terminated for it first.
    ///
    /// - Throws: `TaskHubError.alreadyExists`, or what the storage threw.
    package func start(
        _ name: String, input: Payload?, id: InstanceID? = nil, options: StartOptions = StartOptions()
    ) async throws -> InstanceID {
        let instance = instance(name, input, id, options)
        let deadline = clock.now + Self.patience
        while case .exists(let status) = try await commit.write(.create(instance)) {
            try await end(status, for: instance, until: deadline)
        }
        return instance.id
    }

    /// The instance that `start` would start, for a write of the caller's. One that has to end for it has ended when this returns.
    ///
    /// - Throws: what `start` throws.
    package func prepare(
        _ name: String, input: Payload?, id: InstanceID? = nil, options: StartOptions = StartOptions()
    ) async throws -> NewInstance {
        let instance = instance(name, input, id, options)
        let deadline = clock.now + Self.patience
        while id != nil, let status = try await storage.instance(instance.id)?.status, !instance.mayReplace(status) {
            try await end(status, for: instance, until: deadline)
        }
        return instance
    }

    private func instance(_ name: String, _ input: Payload?, _ id: InstanceID?, _ options: StartOptions) -> NewInstance {
        let start = ExecutionStarted(
            name: name, input: input, version: options.version ?? configuration.versioning.host, tags: options.tags)
        return NewInstance(
            id: id ?? InstanceID(configuration.makeID()), execution: ExecutionID(configuration.makeID()), start: start,
            createdAt: clock.now, startAt: options.startAt, replaces: options.replaces)
    }

    /// Ends the instance that has the id of a new one, if that may replace it.
    private func end(_ status: RuntimeStatus, for instance: NewInstance, until deadline: Timestamp) async throws {
        guard !status.isTerminal, instance.replaces.contains(status), clock.now < deadline else {
            throw TaskHubError.alreadyExists(instance.id, status)
        }
        do {
            try await terminate(instance.id, reason: "A new instance takes its id.")
        } catch is TaskHubError {
            // It has just ended.
        }
        _ = try await waitForEnd(of: instance.id, until: deadline)
    }

    /// How long to wait for an instance that has to end before another can take its id.
    private static let patience = Duration.seconds(30)

    /// Raises an event to an instance that has not ended.
    ///
    /// - Throws: `TaskHubError.notFound` or `.ended`, or what the storage threw.
    package func raiseEvent(_ name: String, input: Payload?, to id: InstanceID) async throws {
        try await send(.eventRaised(name: name, input: input), to: id)
    }

    /// Ends an instance at once, without its code being asked.
    ///
    /// - Parameter isRecursive: whether its sub-orchestrations end too.
    /// - Throws: `TaskHubError.notFound` or `.ended`, or what the storage threw.
    package func terminate(_ id: InstanceID, reason: String?, isRecursive: Bool = false) async throws {
        try await send(.executionTerminated(reason: reason, isRecursive: isRecursive), to: id)
    }

    /// Has an instance take nothing in until it is resumed; what is sent to it waits in order.
    ///
    /// - Throws: `TaskHubError.notFound`, `.ended` or `.conflict` when it is suspended already, or what the storage threw.
    package func suspend(_ id: InstanceID, reason: String?) async throws {
        try await require(id) { $0 != .suspended }
        try await send(.executionSuspended(reason: reason), to: id)
    }

    /// - Throws: `TaskHubError.notFound`, `.ended` or `.conflict` when it is not suspended, or what the storage threw.
    package func resume(_ id: InstanceID, reason: String?) async throws {
        try await require(id) { $0 == .suspended }
        try await send(.executionResumed(reason: reason), to: id)
    }

    /// Has a failed instance go on from where it failed: what failed, and what was open then, runs again.
    ///
    /// - Throws: `TaskHubError.notFound`, `.ended` in another way than by failing, or `.conflict` when it has not ended, or
    ///   what the storage threw.
    package func rewind(_ id: InstanceID, reason: String?) async throws {
        try await send(.executionRewound(reason: reason), to: id)
    }

    /// Starts an orchestration like another one, under its id or a new one, and returns the id.
    ///
    /// - Parameter input: instead of the other's input; nil takes that.
    /// - Throws: `TaskHubError.notFound`, or what `start` throws.
    package func restart(_ id: InstanceID, underNewID: Bool, input: Payload? = nil) async throws -> InstanceID {
        guard !id.isEntity, let row = try await storage.instance(id) else { throw TaskHubError.notFound(id) }
        var options = StartOptions()
        options.tags = row.tags
        return try await start(row.name, input: input ?? row.input, id: underNewID ? nil : id, options: options)
    }

    private func require(_ id: InstanceID, _ isAllowed: (RuntimeStatus) -> Bool) async throws {
        guard !id.isEntity, let row = try await storage.instance(id) else { throw TaskHubError.notFound(id) }
        if row.status.isTerminal { throw TaskHubError.ended(id, row.status) }
        if !isAllowed(row.status) { throw TaskHubError.conflict(id, row.status) }
    }

    private func send(_ kind: HistoryEvent.Kind, to id: InstanceID) async throws {
        if id.isEntity { throw TaskHubError.notFound(id) }
        switch try await commit.write(.send(Message(to: id, HistoryEvent(kind, at: clock.now)))) {
        case .notFound: throw TaskHubError.notFound(id)
        case .ended(let status): throw TaskHubError.ended(id, status)
        case .conflict(let status): throw TaskHubError.conflict(id, status)
        case .done, .exists, .rowExists, .purged, .fenced: return
        }
    }

    /// Puts a message into one of the task hub's queues.
    package func enqueue(_ payload: Payload, to queue: QueueName) async throws {
        _ = try await commit.write(.enqueue(queue, payload, visibleAt: nil, at: clock.now))
    }

    /// What was last kept under a name; nil when nothing was.
    package func note(_ name: String) async throws -> Payload? { try await storage.note(name) }

    /// Keeps a value under a name, in place of the one before.
    package func keep(_ value: Payload, under name: String) async throws {
        _ = try await commit.write(.note(name, value))
    }
}
