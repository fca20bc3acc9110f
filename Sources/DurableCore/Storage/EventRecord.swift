/// A history event laid flat, in the columns every database keeps it in.
package struct EventRecord: Hashable, Sendable {
    /// The Durable Task Framework's number of the event's type.
    package var type: Int
    package var timestamp: Timestamp
    /// The event's task number; for `ExecutionStarted`, the task the parent awaits it under.
    package var task: Int?
    /// The name of what was called or raised; a status; a reason.
    package var name: String?
    /// The instance at the other end.
    package var target: InstanceID?
    package var targetExecution: ExecutionID?
    /// A timer's due time in microseconds since 1970, or a generation.
    package var number: Int64?
    package var payload: Payload?
    package var failure: FailureDetails?

    package init(
        type: Int, timestamp: Timestamp, task: Int? = nil, name: String? = nil, target: InstanceID? = nil,
        targetExecution: ExecutionID? = nil, number: Int64? = nil, payload: Payload? = nil,
        failure: FailureDetails? = nil
    ) {
        self.type = type
        self.timestamp = timestamp
        self.task = task
        self.name = name
        self.target = target
        self.targetExecution = targetExecution
        self.number = number
        self.payload = payload
        self.failure = failure
    }
}

extension EventRecord {
    package init(_ event: HistoryEvent) {
        self.init(type: 0, timestamp: event.timestamp)
        switch event.kind {
        case .executionStarted(let start):
            set(type: 0, name: start.name, payload: start.input)
            task = start.parent?.task
            target = start.parent?.id
            targetExecution = start.parent?.execution
            number = Int64(start.generation)
        case .executionCompleted(let status, let output, let failure):
            set(type: 1, name: status.rawValue, payload: output, failure: failure)
        case .executionTerminated(let reason): set(type: 3, name: reason)
        case .taskScheduled(let task, let name, let input): set(type: 4, task: task, name: name, payload: input)
        case .taskCompleted(let task, let result): set(type: 5, task: task, payload: result)
        case .taskFailed(let task, let failure): set(type: 6, task: task, failure: failure)
        case .subOrchestrationInstanceCreated(let task, let name, let child, let input):
            set(type: 7, task: task, name: name, payload: input)
            target = child
        case .subOrchestrationInstanceCompleted(let task, let result): set(type: 8, task: task, payload: result)
        case .subOrchestrationInstanceFailed(let task, let failure): set(type: 9, task: task, failure: failure)
        case .timerCreated(let task, let fireAt):
            set(type: 10, task: task)
            number = fireAt.microseconds
        case .timerFired(let task): set(type: 11, task: task)
        case .orchestratorStarted: set(type: 12)
        case .eventSent(let task, let receiver, let name, let input):
            set(type: 14, task: task, name: name, payload: input)
            target = receiver
        case .eventRaised(let name, let input): set(type: 15, name: name, payload: input)
        }
    }

    private mutating func set(
        type: Int, task: Int? = nil, name: String? = nil, payload: Payload? = nil, failure: FailureDetails? = nil
    ) {
        self.type = type
        self.task = task
        self.name = name
        self.payload = payload
        self.failure = failure
    }

    /// The event; nil when the columns do not make one, which means that the store is damaged or newer than this program.
    package var event: HistoryEvent? {
        kind.map { HistoryEvent($0, at: timestamp) }
    }

    private var kind: HistoryEvent.Kind? {
        switch type {
        case 0: start.map { .executionStarted($0) }
        case 1: name.flatMap(RuntimeStatus.init).map { .executionCompleted($0, output: payload, failure) }
        case 3: .executionTerminated(reason: name)
        case 12: .orchestratorStarted
        case 15: name.map { .eventRaised(name: $0, input: payload) }
        default: task.flatMap(kind(ofTask:))
        }
    }

    private var start: ExecutionStarted? {
        name.map { ExecutionStarted(name: $0, input: payload, parent: parent, generation: Int(number ?? 0)) }
    }

    private var parent: ParentInstance? {
        guard let target, let targetExecution, let task else { return nil }
        return ParentInstance(id: target, execution: targetExecution, task: task)
    }

    private func kind(ofTask task: Int) -> HistoryEvent.Kind? {
        switch type {
        case 4: name.map { .taskScheduled(task: task, name: $0, input: payload) }
        case 5: .taskCompleted(task: task, result: payload)
        case 6: failure.map { .taskFailed(task: task, $0) }
        case 7:
            if let name, let target {
                .subOrchestrationInstanceCreated(task: task, name: name, target, input: payload)
            } else {
                nil
            }
        case 8: .subOrchestrationInstanceCompleted(task: task, result: payload)
        case 9: failure.map { .subOrchestrationInstanceFailed(task: task, $0) }
        case 10: number.map { .timerCreated(task: task, fireAt: Timestamp(microseconds: $0)) }
        case 11: .timerFired(task: task)
        case 14:
            if let name, let target { .eventSent(task: task, to: target, name: name, input: payload) } else { nil }
        default: nil
        }
    }
}
