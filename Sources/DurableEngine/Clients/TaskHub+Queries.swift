package import DurableCore

extension TaskHub {
    /// Why the task hub takes no changes at present; nil when it takes them.
    package var unwritable: StorageUnwritable? { signals.writability.problem }

    /// The instance as of its last commit; nil when there is none.
    package func status(of id: InstanceID) async throws -> InstanceRow? {
        try await storage.instance(id)
    }

    /// The instance with its history; nil when there is none.
    package func history(of id: InstanceID) async throws -> StoredInstance? {
        try await storage.load(id)
    }

    /// Instances in the order of their creation, beginning after `position`.
    package func instances(
        _ query: InstanceQuery, after position: InstancePage.Position? = nil, limit: Int
    ) async throws -> InstancePage {
        try await storage.instances(query, after: position, limit: limit)
    }

    /// Waits until the instance has ended, at most for `duration`.
    package func waitForEnd(of id: InstanceID, within duration: Duration) async throws -> InstanceRow? {
        try await waitForEnd(of: id, until: clock.now + duration)
    }

    /// Waits until the instance has ended, at most until `deadline`, and returns it as it is then; nil when there is none.
    package func waitForEnd(of id: InstanceID, until deadline: Timestamp = .distantFuture) async throws -> InstanceRow? {
        try await wait(for: id, until: deadline) { $0.status.isTerminal }
    }

    /// Waits until the instance is as `condition` says, at most until `deadline`, and returns it as it is then; nil when there
    /// is none.
    package func wait(
        for id: InstanceID, until deadline: Timestamp = .distantFuture, _ condition: (InstanceRow) -> Bool
    ) async throws -> InstanceRow? {
        try await watch(id, until: deadline) {
            try await storage.instance(id)
        } until: {
            condition($0)
        }
    }

    /// Reads after every change of the instance until `condition` holds, at most until `deadline`, and returns what was read
    /// last; nil as soon as there is nothing to read.
    func watch<Value: Sendable>(
        _ id: InstanceID, until deadline: Timestamp, read: () async throws -> Value?, until condition: (Value) -> Bool
    ) async throws -> Value? {
        let doorbell = Doorbell()
        var alarm = Alarm(clock: clock, doorbell: doorbell, executor: configuration.executor)
        defer { alarm.cancel() }
        return try await signals.watchers.watching(id, with: doorbell) {
            while true {
                guard let value = try await read() else { return nil }
                guard !condition(value), clock.now < deadline else { return value }
                alarm.set(for: deadline, atMost: configuration.pollInterval)
                await doorbell.wait()
                try Task.checkCancellation()
            }
        }
    }
}
