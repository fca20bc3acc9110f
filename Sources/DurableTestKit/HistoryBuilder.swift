package import DurableCore

/// Writes histories down in a few words: every call appends one event; every episode begins a second later. What takes a task
/// number takes the next one.
package struct HistoryBuilder {
    package private(set) var events: [HistoryEvent] = []
    /// When the episode began.
    package private(set) var now: Timestamp
    private var nextTask = 0

    package init(at start: Timestamp = Timestamp(microseconds: 1_700_000_000_000_000)) { now = start }

    private func appending(_ kind: HistoryEvent.Kind) -> Self {
        var copy = self
        if kind.scheduledTask != nil { copy.nextTask += 1 }
        copy.events.append(HistoryEvent(kind, at: now))
        return copy
    }
}

/// The execution.
extension HistoryBuilder {
    package func episode() -> Self {
        var copy = self
        copy.now = now + .seconds(1)
        return copy.appending(.orchestratorStarted)
    }

    package func started(
        _ name: String, input: Payload? = nil, parent: ParentInstance? = nil, generation: Int = 0, version: String? = nil,
        tags: [String: String] = [:]
    ) -> Self {
        appending(
            .executionStarted(
                ExecutionStarted(
                    name: name, input: input, parent: parent, generation: generation, version: version, tags: tags)))
    }

    package func ended(_ status: RuntimeStatus, output: Payload? = nil, failure: FailureDetails? = nil) -> Self {
        appending(.executionCompleted(status, output: output, failure))
    }

    package func terminated(_ reason: String? = nil, isRecursive: Bool = false, by parent: ParentInstance? = nil) -> Self {
        appending(.executionTerminated(reason: reason, isRecursive: isRecursive, by: parent))
    }

    package func suspended(_ reason: String? = nil, stall: FailureDetails? = nil) -> Self {
        appending(.executionSuspended(reason: reason, stall: stall))
    }

    package func resumed(_ reason: String? = nil) -> Self { appending(.executionResumed(reason: reason)) }

    package func rewound(_ reason: String? = nil, by parent: ParentInstance? = nil) -> Self {
        appending(.executionRewound(reason: reason, by: parent))
    }
}

/// Tasks.
extension HistoryBuilder {
    package func scheduled(_ name: String, input: Payload? = nil) -> Self {
        appending(.taskScheduled(task: nextTask, name: name, input: input))
    }

    package func completed(_ task: Int, _ result: Payload? = nil) -> Self {
        appending(.taskCompleted(task: task, result: result))
    }

    package func failed(_ task: Int, _ failure: FailureDetails) -> Self { appending(.taskFailed(task: task, failure)) }

    package func timer(_ fireAt: Timestamp) -> Self { appending(.timerCreated(task: nextTask, fireAt: fireAt)) }

    package func fired(_ task: Int) -> Self { appending(.timerFired(task: task)) }

    package func child(_ name: String, _ id: InstanceID, input: Payload? = nil) -> Self {
        appending(.subOrchestrationInstanceCreated(task: nextTask, name: name, id, input: input))
    }

    package func childCompleted(_ task: Int, _ result: Payload? = nil) -> Self {
        appending(.subOrchestrationInstanceCompleted(task: task, result: result))
    }

    package func childFailed(_ task: Int, _ failure: FailureDetails) -> Self {
        appending(.subOrchestrationInstanceFailed(task: task, failure))
    }

    package func sent(_ name: String, to target: InstanceID, _ input: Payload? = nil) -> Self {
        appending(.eventSent(task: nextTask, to: target, name: name, input: input))
    }

    package func raised(_ name: String, _ input: Payload? = nil) -> Self {
        appending(.eventRaised(name: name, input: input))
    }
}

/// Entities.
extension HistoryBuilder {
    package func called(_ entity: InstanceID, _ operation: String, _ input: Payload? = nil) -> Self {
        appending(
            .entityOperationCalled(task: nextTask, EntityOperation(entity: entity, name: operation, input: input)))
    }

    package func answered(_ task: Int, _ result: Payload? = nil) -> Self {
        appending(.entityOperationCompleted(task: task, result: result))
    }

    package func operationFailed(_ task: Int, _ failure: FailureDetails) -> Self {
        appending(.entityOperationFailed(task: task, failure))
    }

    package func signaled(
        _ entity: InstanceID, _ operation: String, _ input: Payload? = nil, at due: Timestamp? = nil
    ) -> Self {
        let operation = EntityOperation(entity: entity, name: operation, input: input)
        return appending(.entityOperationSignaled(task: nextTask, operation, at: due))
    }

    package func lockRequested(_ entities: [InstanceID]) -> Self {
        appending(.entityLockRequested(task: nextTask, entities))
    }

    package func locked(_ task: Int) -> Self { appending(.entityLockGranted(task: task)) }

    package func unlocked(_ entities: [InstanceID]) -> Self { appending(.entityUnlockSent(task: nextTask, entities)) }
}
