/// Checks a whole task hub: each instance by itself, then whether whatever one waits for is on its way somewhere.
///
/// It is shown one state of the hub: every instance with its inbox, every activity that waits, and then asked to conclude.
package struct HubVerification {
    package private(set) var violations: [Violation] = []
    /// Whether messages that settle tasks may come twice, as they do over a storage that repeats them.
    private let allowsRepeats: Bool
    var live: [InstanceID: LiveOrchestration] = [:]
    var entities: [InstanceID: EntityState] = [:]
    /// How many messages settle each task.
    var completions: [TaskReference: Int] = [:]
    /// How many operations are asked for in the name of each task.
    var operations: [TaskReference: Int] = [:]
    var lockRequests: [TaskReference: EntityLockRequest] = [:]
    /// Whose release waits in which entity's inbox.
    var releases: [InstanceID: Set<TaskReference>] = [:]
    var activities: [TaskReference: [WaitingActivity]] = [:]
    private var terminated: [InstanceID: ExecutionID] = [:]

    /// An orchestration that has not ended.
    struct LiveOrchestration {
        let execution: ExecutionID
        let parent: ParentInstance?
        /// nil when nothing can be said about what it waits for.
        let state: OrchestrationState?
        let wasRewound: Bool
        /// The name and input of its open activities.
        let scheduled: [Int: WaitingActivity]
    }

    struct WaitingActivity: Hashable {
        let row: String
        let name: String
        let input: Payload?
    }

    package init(allowsRepeats: Bool = false) { self.allowsRepeats = allowsRepeats }

    mutating func report(_ violation: Violation) { violations.append(violation) }

    /// - Parameters:
    ///   - inbox: all of it, also what is not due and what is put aside.
    ///   - parked: the sequence numbers of what is put aside.
    package mutating func take(_ stored: StoredInstance, inbox: [StoredMessage], parked: Set<Int64> = []) {
        for message in inbox { take(message) }
        if let entity = stored.row.entity {
            entities[stored.row.id] = entity
            if entity.lock == nil {
                for sequence in parked.sorted() {
                    report(aside(sequence, of: stored.row.id, "is put aside, but the entity is not locked"))
                }
            }
        } else {
            for sequence in parked.sorted() { report(aside(sequence, of: stored.row.id, "is put aside by an orchestration")) }
            takeOrchestration(stored, inbox: inbox)
        }
    }

    private func aside(_ sequence: Int64, of instance: InstanceID, _ detail: String) -> Violation {
        Violation(.onlyLockedEntitiesPutAside, instance, in: "inbox", row: "\(sequence)", "a message \(detail)")
    }

    private mutating func takeOrchestration(_ stored: StoredInstance, inbox: [StoredMessage]) {
        let row = stored.row
        let verification = OrchestrationVerification(stored, inbox: inbox)
        violations += verification.violations.filter { !allowsRepeats || $0.rule != .messageIsAwaited }
        if row.status.isTerminal {
            if row.status == .terminated { terminated[row.id] = row.execution }
            for message in inbox {
                report(
                    Violation(
                        .inboxBelongsToALiveInstance, row.id, in: "inbox", row: "\(message.sequence)",
                        "\(message.message.event.kind.name) waits for an instance that is \(row.status.rawValue)"))
            }
            return
        }
        let state = verification.awaitsRewind ? nil : verification.state
        var scheduled: [Int: WaitingActivity] = [:]
        for (position, event) in stored.history.enumerated() {
            guard case .taskScheduled(let task, let name, let input) = event.kind, state?.openTasks.contains(task) == true else {
                continue
            }
            scheduled[task] = WaitingActivity(row: "\(position)", name: name, input: input)
        }
        live[row.id] = LiveOrchestration(
            execution: row.execution, parent: row.parent, state: state, wasRewound: verification.wasRewound, scheduled: scheduled)
    }

    private mutating func take(_ stored: StoredMessage) {
        let message = stored.message
        if let execution = message.execution, let task = message.event.kind.settledTask {
            completions[TaskReference(id: message.to, execution: execution, task: task), default: 0] += 1
        }
        switch message.event.kind {
        case .entityOperationRequested(_, let caller):
            if let caller { operations[caller, default: 0] += 1 }
        case .entityLockAsked(let request):
            if request.entities[request.position] != message.to {
                report(unfit(stored, "a request for locks is at \(request.entities[request.position])"))
            }
            lockRequests[request.owner] = request
        case .entityUnlocked(let owner, _): releases[message.to, default: []].insert(owner)
        case .orchestratorStarted, .executionCompleted, .taskScheduled, .timerCreated, .subOrchestrationInstanceCreated,
            .eventSent, .entityOperationCalled, .entityOperationSignaled, .entityLockRequested, .entityUnlockSent:
            report(unfit(stored, "\(message.event.kind.name) is no message"))
        default: return
        }
        if message.event.kind.isForEntities, !message.to.isEntity {
            report(unfit(stored, "\(message.event.kind.name) is for entities"))
        }
    }

    private func unfit(_ stored: StoredMessage, _ detail: String) -> Violation {
        Violation(.messageIsOneForInstances, stored.message.to, in: "inbox", row: "\(stored.sequence)", detail)
    }

    /// - Parameter row: what the report names it by.
    package mutating func take(_ activity: ActivityTask, row: String) {
        let task = TaskReference(id: activity.instance, execution: activity.execution, task: activity.task)
        activities[task, default: []].append(WaitingActivity(row: row, name: activity.name, input: activity.input))
    }

    /// Looks at what instances wait for of one another, after everything was taken.
    package mutating func conclude() {
        for (task, waiting) in activities.sorted(by: { $0.key < $1.key }) { check(waiting, of: task) }
        for (id, orchestration) in live.sorted(by: { $0.key < $1.key }) { check(orchestration, id, allowsRepeats: allowsRepeats) }
        for (id, entity) in entities.sorted(by: { $0.key < $1.key }) { check(entity, id) }
    }

    /// Of what has ended, activities may still wait to be run, in vain; but a termination takes them along.
    private mutating func check(_ waiting: [WaitingActivity], of task: TaskReference) {
        for activity in waiting {
            func violation(_ detail: String) -> Violation {
                Violation(
                    .activityIsScheduled, task.id, in: "queue_messages", row: activity.row,
                    "'\(activity.name)' as task \(task.task) \(detail)")
            }
            if terminated[task.id] == task.execution {
                report(violation("waits for an execution that was terminated"))
            }
            guard let owner = live[task.id], owner.execution == task.execution, owner.state != nil, !owner.wasRewound else {
                continue
            }
            guard let scheduled = owner.scheduled[task.task] else {
                report(violation("is not one that is awaited"))
                continue
            }
            if (scheduled.name, scheduled.input) != (activity.name, activity.input) {
                report(violation("has another name or input than the history says"))
            }
        }
    }
}

extension HistoryEvent.Kind {
    fileprivate var isForEntities: Bool {
        switch self {
        case .entityOperationRequested, .entityLockAsked, .entityUnlocked: true
        default: false
        }
    }
}

extension TaskReference: Comparable {
    package static func < (lhs: Self, rhs: Self) -> Bool {
        (lhs.id.text, lhs.execution.text, lhs.task) < (rhs.id.text, rhs.execution.text, rhs.task)
    }
}
