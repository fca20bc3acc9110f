/// A fact about an execution, append-only. The names are those of the Durable Task Framework.
package struct HistoryEvent: Hashable, Sendable {
    /// When it was recorded; for `orchestratorStarted` this is the episode's `currentUtcDateTime`.
    package var timestamp: Timestamp
    package var kind: Kind

    package init(_ kind: Kind, at timestamp: Timestamp) {
        self.kind = kind
        self.timestamp = timestamp
    }

    /// `task` is the number an action took when it was scheduled: 0, 1, 2 … in each execution.
    package enum Kind: Hashable, Sendable {
        /// An episode began. (Its end needs no event: it is where the next begins.)
        case orchestratorStarted
        case executionStarted(ExecutionStarted)
        case executionCompleted(RuntimeStatus, output: Payload?, FailureDetails?)
        case executionTerminated(reason: String?)
        case taskScheduled(task: Int, name: String, input: Payload?)
        case taskCompleted(task: Int, result: Payload?)
        case taskFailed(task: Int, FailureDetails)
        case timerCreated(task: Int, fireAt: Timestamp)
        case timerFired(task: Int)
        case subOrchestrationInstanceCreated(task: Int, name: String, InstanceID, input: Payload?)
        case subOrchestrationInstanceCompleted(task: Int, result: Payload?)
        case subOrchestrationInstanceFailed(task: Int, FailureDetails)
        case eventSent(task: Int, to: InstanceID, name: String, input: Payload?)
        case eventRaised(name: String, input: Payload?)
    }
}

/// What an execution was started with.
package struct ExecutionStarted: Hashable, Sendable {
    package var name: String
    package var input: Payload?
    package var parent: ParentInstance?
    /// 0 for an instance's first execution, one more after each continue-as-new.
    package var generation: Int

    package init(name: String, input: Payload? = nil, parent: ParentInstance? = nil, generation: Int = 0) {
        self.name = name
        self.input = input
        self.parent = parent
        self.generation = generation
    }
}

/// The orchestration that awaits a sub-orchestration, and the task it awaits it under.
package struct ParentInstance: Hashable, Sendable {
    package var id: InstanceID
    package var execution: ExecutionID
    package var task: Int

    package init(id: InstanceID, execution: ExecutionID, task: Int) {
        self.id = id
        self.execution = execution
        self.task = task
    }
}
