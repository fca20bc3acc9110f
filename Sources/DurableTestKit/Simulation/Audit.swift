import DurableCore

/// Watches what is committed in a simulation and writes down whatever must not be.
///
/// Keeps a book of its own, so that it does not depend on what it audits.
struct Audit: Sendable {
    /// What one start of an instance led to so far.
    struct Life: Sendable {
        let name: String
        let parent: TaskReference?
        /// The current one is the last.
        var executions: [ExecutionID]
        var status = RuntimeStatus.pending
        var history: [HistoryEvent] = []
        /// In the order in which they were committed.
        var events: [TurnResult.UnprocessedEvent] = []
        /// Those of the current execution.
        var cancelledTimers: Set<Int> = []
        var wasTerminated = false
        var wasRewound = false

        init(_ instance: NewInstance) {
            name = instance.start.name
            parent = instance.start.parent
            executions = [instance.execution]
        }
    }

    let programs: [String: [ScriptedEngine.Step]]
    private(set) var problems: [String] = []
    var lives: [InstanceID: Life] = [:]
    /// How sub-orchestrations ended, by the task under which their parents await them.
    var childEnds: [TaskReference: HistoryEvent.Kind] = [:]
    /// The notes that were sent to each entity, in the order in which they were committed.
    var notes: [InstanceID: [String]] = [:]
    var entityVersions: [InstanceID: Int] = [:]
    private var epochs: [Partition: PartitionLease] = [:]
    private var ran: Set<ActivityTask> = []
    private var finished: Set<Int64> = []
    /// Who may settle each queue message.
    private var claims: [Int64: Int64] = [:]

    init(programs: [String: [ScriptedEngine.Step]]) { self.programs = programs }

    mutating func report(_ problem: String) {
        if problems.count < 20 { problems.append(problem) }
    }

    mutating func expect(_ holds: Bool, _ problem: @autoclosure () -> String) {
        if !holds { report(problem()) }
    }

    mutating func leased(_ leases: [PartitionLease], to host: HostID) {
        for lease in leases {
            expect(lease.owner == host, "\(host) was given a lease of \(lease.owner)")
            if let last = epochs[lease.partition], last != lease {
                expect(
                    lease.epoch > last.epoch,
                    "the epoch of partition \(lease.partition.number) went from \(last.epoch) to \(lease.epoch)")
            }
            epochs[lease.partition] = lease
        }
    }

    mutating func claimed(_ messages: [ClaimedMessage]) {
        for message in messages { claims[message.receipt.id] = message.receipt.token }
    }

    mutating func ran(_ task: ActivityTask) { ran.insert(task) }

    mutating func committed(
        _ write: Write, _ outcome: WriteOutcome, from inbox: [StoredMessage], in storage: isolated MemoryStorage
    ) {
        switch (write, outcome) {
        case (.together(let writes), .done): for write in writes { committed(write, .done, from: inbox, in: storage) }
        case (.create(let instance), .done): begin(instance)
        case (.send(let message), .done): sent(message)
        case (.checkpoint(let checkpoint, let lease), .done):
            expect(
                epochs[lease.partition] == lease,
                "\(lease.owner) committed a turn of \(checkpoint.instance) without the lease")
            apply(checkpoint, in: storage)
            if lives[checkpoint.instance]?.status == .failed { drop(inbox, of: checkpoint) }
        case (.finish(let receipt, let message), .done):
            expect(finished.insert(receipt.id).inserted, "queue message \(receipt.id) was finished twice")
            expect(claims[receipt.id] == receipt.token, "queue message \(receipt.id) was finished under a claim that was lost")
            if let message { delivered(message) }
        case (.release(let receipt, _), .done):
            expect(claims[receipt.id] == receipt.token, "queue message \(receipt.id) was given back under a claim that was lost")
        case (.move(let receipt, _, _), .done):
            expect(claims[receipt.id] == receipt.token, "queue message \(receipt.id) was moved under a claim that was lost")
        case (.purge, .purged):
            for id in lives.keys where storage.instance(id) == nil { lives[id] = nil }
        default: break
        }
    }

    private mutating func begin(_ instance: NewInstance) {
        if let life = lives[instance.id] {
            expect(life.status.isTerminal, "\(instance.id) was replaced while it was \(life.status)")
        }
        lives[instance.id] = Life(instance)
    }

    private mutating func sent(_ message: Message) {
        switch message.event.kind {
        case .executionTerminated: lives[message.to]?.wasTerminated = true
        case .executionRewound:
            expect(lives[message.to]?.status == .failed, "\(message.to) was rewound, but had not failed")
            lives[message.to]?.wasRewound = true
            lives[message.to]?.status = .running
        default: delivered(message)
        }
    }

    /// Something was put into an inbox.
    private mutating func delivered(_ message: Message) {
        if message.isCarriedOver { return }
        switch message.event.kind {
        case .eventRaised(let name, let input):
            if lives[message.to]?.status.isTerminal == false { lives[message.to]?.events.append(.init(name: name, input: input)) }
        case .executionTerminated: lives[message.to]?.wasTerminated = true
        case .entityOperationRequested(let operation, _):
            notes[message.to, default: []].append(operation.input.map { String($0.json.dropFirst().dropLast()) } ?? "")
        default: break
        }
    }

    private mutating func apply(_ checkpoint: Checkpoint, in storage: isolated MemoryStorage) {
        guard let change = checkpoint.change else { return }
        if case .entity(let state, let from) = change.body {
            expect(
                entityVersions[checkpoint.instance, default: 0] == from,
                "version \(from) of \(checkpoint.instance) was changed twice")
            entityVersions[checkpoint.instance] = state.version
        } else {
            apply(change, of: checkpoint)
        }
        for message in change.messages { delivered(message) }
        for child in change.children { started(child, in: storage) }
        for child in change.rewoundChildren { rewound(child, in: storage) }
    }

    private mutating func apply(_ change: Checkpoint.Change, of checkpoint: Checkpoint) {
        let id = checkpoint.instance
        guard var life = lives[id] else { return report("a turn of \(id), which is not there, was committed") }
        expect(!life.status.isTerminal, "a turn of \(id) was committed after it was \(life.status)")
        expect(life.executions.last == checkpoint.execution, "a turn of an older execution of \(id) was committed")
        expect(change.update.failure == nil || change.update.status == .failed, "\(id) stalled: \(change.update.reason ?? "")")
        switch change.body {
        case .history(let from, let events):
            expect(
                life.history.count == from,
                "offset \(from) of the history of \(id) was written when it held \(life.history.count)")
            life.history += events
            for violation in HistoryVerification.violations(in: life.history, of: id) { report("\(violation)") }
            for event in events { check(event, in: life, of: id) }
            // A rewind starts again whatever has no answer, timers that were cancelled among it.
            if events.contains(where: { $0.kind.name == "ExecutionRewound" }) { life.cancelledTimers = [] }
            life.cancelledTimers.formUnion(change.cancelledTimers)
        case .restart(let execution, _, let from):
            expect(life.history.count == from, "\(id) restarted from offset \(from) when its history held \(life.history.count)")
            life.history = []
            life.cancelledTimers = []
            life.executions.append(execution)
        case .entity: break
        }
        life.status = change.update.status
        lives[id] = life
        if life.status.isTerminal { ended(id, life, as: change.update) }
    }

    /// What is in a history as an activity's result is what an activity came to.
    private mutating func check(_ event: HistoryEvent, in life: Life, of id: InstanceID) {
        let settled: (task: Int, result: ActivityResult)
        switch event.kind {
        case .taskCompleted(let task, let value): settled = (task, .returned(value))
        case .taskFailed(let task, let failure): settled = (task, .threw(failure))
        case .timerFired(let task):
            return expect(!life.cancelledTimers.contains(task), "timer \(task) of \(id) fired although it was cancelled")
        default: return
        }
        for case .taskScheduled(settled.task, let name, let input) in life.history.lazy.map(\.kind) {
            let task = ActivityTask(
                instance: id, execution: life.executions.last!, task: settled.task, name: name, input: input)
            expect(ran.contains(task), "\(name) of \(id) has a result but never ran")
            expect(SimulatedActivity.allows(settled.result, of: name, input), "\(name) of \(id) came to \(settled.result)")
        }
    }

    /// What lies in the inbox when an instance ends is gone, also for its rewind.
    private mutating func drop(_ inbox: [StoredMessage], of checkpoint: Checkpoint) {
        let lost = inbox.count { stored in
            guard stored.message.to == checkpoint.instance, case .eventRaised = stored.message.event.kind else { return false }
            return !checkpoint.consumed.contains(stored.sequence)
        }
        lives[checkpoint.instance]?.events.removeLast(lost)
    }

    private mutating func started(_ child: NewInstance, in storage: isolated MemoryStorage) {
        guard let row = storage.instance(child.id) else { return report("the child \(child.id) is not there") }
        if row.execution == child.execution {
            begin(child)
        } else if let parent = child.start.parent, let refusal = child.refusal(existing: row.status) {
            childEnds[parent] = refusal.event.kind
        }
    }

    private mutating func rewound(_ child: NewInstance, in storage: isolated MemoryStorage) {
        guard let row = storage.instance(child.id) else { return report("the rewound child \(child.id) is not there") }
        if row.parent == child.start.parent, row.execution != child.execution {
            guard lives[child.id]?.status == .failed, !row.status.isTerminal else { return }
            lives[child.id]?.wasRewound = true
            lives[child.id]?.status = .running
        } else {
            started(child, in: storage)
        }
    }
}
