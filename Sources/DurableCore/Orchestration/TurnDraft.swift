/// A checkpoint's change in the making.
struct TurnDraft {
    var update = InstanceUpdate(status: .running, lastUpdatedAt: Timestamp(microseconds: 0))
    let from: Int
    /// The timers that wait in the inbox already.
    let pendingTimers: Set<Int>
    /// What sub-orchestrations get that are not given a version.
    let defaultVersion: String?
    let limits: OrchestrationLimits
    var events: [HistoryEvent]
    var restart: (execution: ExecutionID, input: Payload?)?
    var tasks: [ActivityTask] = []
    var messages: [Message] = []
    var children: [NewInstance] = []
    var rewoundChildren: [NewInstance] = []
    var cancelledTimers: [Int] = []

    init(
        _ turn: Turn, from: Int, pendingTimers: Set<Int>, defaultVersion: String?,
        limits: OrchestrationLimits = OrchestrationLimits()
    ) {
        self.from = from
        self.pendingTimers = turn.rewinding == nil ? pendingTimers : []
        self.defaultVersion = defaultVersion
        self.limits = limits
        events = turn.events
    }

    var change: Checkpoint.Change {
        let body: Checkpoint.Body =
            if let restart {
                .restart(execution: restart.execution, input: restart.input, from: from)
            } else {
                .history(from: from, append: events)
            }
        return Checkpoint.Change(
            update: update, body: body, tasks: tasks, messages: messages, children: children,
            rewoundChildren: rewoundChildren, cancelledTimers: cancelledTimers)
    }
}
