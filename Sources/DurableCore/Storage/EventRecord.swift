/// A history event laid flat, in the columns every database keeps it in.
package struct EventRecord: Hashable, Sendable {
    /// The event's type; below 100 it is the Durable Task Framework's number.
    package var type: Int
    package var timestamp: Timestamp
    /// The event's task number; for events that come from another instance, the number it awaits it under.
    package var task: Int?
    /// The name of what was called or raised; a status; a reason.
    package var name: String?
    /// The instance at the other end.
    package var target: InstanceID?
    package var targetExecution: ExecutionID?
    /// A time in microseconds since 1970, a generation with the depth 32 bits above it, a position or a flag.
    package var number: Int64?
    package var payload: Payload?
    package var failure: FailureDetails?
    package var version: String?
    package var tags: [String: String] = [:]
    package var entities: [InstanceID] = []

    package init(type: Int, timestamp: Timestamp) {
        self.type = type
        self.timestamp = timestamp
    }
}

extension EventRecord {
    package init(_ event: HistoryEvent) {
        self.init(type: event.kind.type, timestamp: event.timestamp)
        task = event.kind.scheduledTask ?? event.kind.settledTask
        switch event.kind {
        case .orchestratorStarted, .timerFired, .entityLockGranted: break
        case .executionStarted(let start):
            name = start.name
            payload = start.input
            set(start.parent)
            number = Int64(start.generation) | Int64(start.depth) << 32
            version = start.version
            tags = start.tags
        case .executionCompleted(let status, let output, let failure):
            name = status.rawValue
            payload = output
            self.failure = failure
        case .executionTerminated(let reason, let isRecursive, let parent):
            name = reason
            number = isRecursive ? 1 : nil
            set(parent)
        case .executionSuspended(let reason, let stall):
            name = reason
            failure = stall
        case .executionResumed(let reason): name = reason
        case .executionRewound(let reason, let parent):
            name = reason
            set(parent)
        case .taskScheduled(_, let name, let input):
            self.name = name
            payload = input
        case .taskCompleted(_, let result), .subOrchestrationInstanceCompleted(_, let result),
            .entityOperationCompleted(_, let result):
            payload = result
        case .taskFailed(_, let failure), .subOrchestrationInstanceFailed(_, let failure),
            .entityOperationFailed(_, let failure):
            self.failure = failure
        case .subOrchestrationInstanceCreated(_, let name, let child, let input):
            self.name = name
            target = child
            payload = input
        case .timerCreated(_, let fireAt): number = fireAt.microseconds
        case .eventSent(_, let receiver, let name, let input):
            self.name = name
            target = receiver
            payload = input
        case .eventRaised(let name, let input):
            self.name = name
            payload = input
        case .entityOperationCalled(_, let operation): set(operation)
        case .entityOperationSignaled(_, let operation, let due):
            set(operation)
            number = due?.microseconds
        case .entityLockRequested(_, let entities), .entityUnlockSent(_, let entities): self.entities = entities
        case .entityOperationRequested(let operation, let caller):
            name = operation.name
            payload = operation.input
            entities = [operation.entity]
            set(caller)
        case .entityLockAsked(let request):
            entities = request.entities
            number = Int64(request.position)
            set(request.owner)
        case .entityUnlocked(let owner, let mayBeEarly):
            set(owner)
            number = mayBeEarly ? 1 : nil
        }
    }

    private mutating func set(_ reference: TaskReference?) {
        target = reference?.id
        targetExecution = reference?.execution
        task = reference?.task
    }

    private mutating func set(_ operation: EntityOperation) {
        name = operation.name
        target = operation.entity
        payload = operation.input
    }
}

extension HistoryEvent.Kind {
    /// The Durable Task Framework's number of the type; what it has no event for counts from 100.
    fileprivate var type: Int {
        switch self {
        case .executionStarted: 0
        case .executionCompleted: 1
        case .executionTerminated: 3
        case .taskScheduled: 4
        case .taskCompleted: 5
        case .taskFailed: 6
        case .subOrchestrationInstanceCreated: 7
        case .subOrchestrationInstanceCompleted: 8
        case .subOrchestrationInstanceFailed: 9
        case .timerCreated: 10
        case .timerFired: 11
        case .orchestratorStarted: 12
        case .eventSent: 14
        case .eventRaised: 15
        case .executionSuspended: 19
        case .executionResumed: 20
        case .executionRewound: 21
        case .entityOperationCalled: 100
        case .entityOperationCompleted: 101
        case .entityOperationFailed: 102
        case .entityOperationSignaled: 103
        case .entityLockRequested: 104
        case .entityLockGranted: 105
        case .entityUnlockSent: 106
        case .entityOperationRequested: 110
        case .entityLockAsked: 111
        case .entityUnlocked: 112
        }
    }
}
