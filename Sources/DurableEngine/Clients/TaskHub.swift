package import DurableCore

/// The client of a task hub: what triggers, the HTTP API and the command line do to instances.
///
/// Whatever returns without throwing is durable.
package struct TaskHub: Sendable {
    private let storage: any Storage
    private let commit: GroupCommit
    private let signals: Signals
    private let clock: any HubClock
    private let makeID: @Sendable () -> String
    private let pollInterval: Duration

    /// - Parameter pollInterval: how often to look at an instance that is waited for: another host may be at work on it.
    package init(
        storage: any Storage, commit: GroupCommit, signals: Signals, clock: any HubClock,
        pollInterval: Duration = .seconds(5), makeID: @escaping @Sendable () -> String
    ) {
        self.storage = storage
        self.commit = commit
        self.signals = signals
        self.clock = clock
        self.pollInterval = pollInterval
        self.makeID = makeID
    }

    /// Starts an orchestration and returns its id: the given one, or 32 fresh hexadecimal digits.
    ///
    /// - Throws: `TaskHubError.alreadyExists`, or what the storage threw.
    package func start(_ name: String, input: Payload?, id: InstanceID? = nil) async throws -> InstanceID {
        let id = id ?? InstanceID(makeID())
        let instance = NewInstance(
            id: id, execution: ExecutionID(makeID()), start: ExecutionStarted(name: name, input: input),
            createdAt: clock.now)
        if case .exists(let status) = try await commit.write(.create(instance)) {
            throw TaskHubError.alreadyExists(id, status)
        }
        return id
    }

    /// Raises an event to an instance that has not ended.
    ///
    /// - Throws: `TaskHubError.notFound` or `.ended`, or what the storage threw.
    package func raiseEvent(_ name: String, input: Payload?, to id: InstanceID) async throws {
        try await send(.eventRaised(name: name, input: input), to: id)
    }

    /// Asks an instance to end at its next turn, without its code being asked.
    ///
    /// - Throws: `TaskHubError.notFound` or `.ended`, or what the storage threw.
    package func terminate(_ id: InstanceID, reason: String?) async throws {
        try await send(.executionTerminated(reason: reason), to: id)
    }

    private func send(_ kind: HistoryEvent.Kind, to id: InstanceID) async throws {
        let message = Message(to: id, HistoryEvent(kind, at: clock.now))
        switch try await commit.write(.send(message)) {
        case .notFound: throw TaskHubError.notFound(id)
        case .ended(let status): throw TaskHubError.ended(id, status)
        case .done, .exists, .fenced: return
        }
    }

    /// Puts a message into one of the task hub's queues.
    package func enqueue(_ payload: Payload, to queue: QueueName) async throws {
        _ = try await commit.write(.enqueue(queue, payload, visibleAt: nil))
    }

    /// The instance as of its last commit; nil when there is none.
    package func status(of id: InstanceID) async throws -> InstanceRow? {
        try await storage.instance(id)
    }

    /// The instance with its history; nil when there is none.
    package func history(of id: InstanceID) async throws -> StoredInstance? {
        try await storage.load(id)
    }

    /// Waits until the instance has ended, at most for `duration`.
    package func waitForEnd(of id: InstanceID, within duration: Duration) async throws -> InstanceRow? {
        try await waitForEnd(of: id, until: clock.now + duration)
    }

    /// Waits until the instance has ended, at most until `deadline`, and returns it as it is then; nil when there is none.
    package func waitForEnd(of id: InstanceID, until deadline: Timestamp = .distantFuture) async throws -> InstanceRow? {
        let doorbell = Doorbell()
        var alarm = Alarm(clock: clock, doorbell: doorbell)
        defer { alarm.cancel() }
        return try await signals.watchers.watching(id, with: doorbell) {
            while true {
                let row = try await storage.instance(id)
                guard let row, !row.status.isTerminal, clock.now < deadline else { return row }
                alarm.set(for: min(deadline, clock.now + pollInterval))
                await doorbell.wait()
                try Task.checkCancellation()
            }
        }
    }
}

/// Why a task hub refused what a client asked.
package enum TaskHubError: Error, Hashable, Sendable, CustomStringConvertible {
    case alreadyExists(InstanceID, RuntimeStatus)
    case notFound(InstanceID)
    case ended(InstanceID, RuntimeStatus)

    package var description: String {
        switch self {
        case .alreadyExists(_, let status): "An Orchestration instance with the status \(status.rawValue) already exists."
        case .notFound(let id): "No instance with ID '\(id)' found."
        case .ended(let id, let status): "The instance with ID '\(id)' has ended: it is \(status.rawValue)."
        }
    }
}
