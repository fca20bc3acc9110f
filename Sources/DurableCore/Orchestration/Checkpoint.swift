/// The one atomic change a turn makes.
package struct Checkpoint: Hashable, Sendable {
    package var instance: InstanceID
    /// The execution the turn belonged to. The checkpoint is refused when it is no longer the instance's current one.
    package var execution: ExecutionID
    /// Sequence numbers of the inbox messages that are done with.
    package var consumed: [Int64]
    /// nil when the turn found nothing new: then messages are consumed and nothing else changes.
    package var change: Change?

    package init(instance: InstanceID, execution: ExecutionID, consumed: [Int64], change: Change? = nil) {
        self.instance = instance
        self.execution = execution
        self.consumed = consumed
        self.change = change
    }

    package struct Change: Hashable, Sendable {
        package var update: InstanceUpdate
        package var body: Body
        /// Activities to queue.
        package var tasks: [ActivityTask]
        /// Messages to deliver, among them the instance's own timers. An entity that is not there yet begins with the first.
        package var messages: [Message]
        /// Sub-orchestrations to start.
        package var children: [NewInstance]
        /// Sub-orchestrations that a rewound parent still awaits: see `ChildRewind`.
        package var rewoundChildren: [NewInstance]
        /// Task numbers of timers that must not fire any more.
        package var cancelledTimers: [Int]
        /// Sequence numbers of inbox messages that are put aside.
        package var parked: [Int64]
        /// Whether what was put aside is looked at again.
        package var unparks: Bool

        package init(
            update: InstanceUpdate, body: Body, tasks: [ActivityTask] = [], messages: [Message] = [],
            children: [NewInstance] = [], rewoundChildren: [NewInstance] = [], cancelledTimers: [Int] = [],
            parked: [Int64] = [], unparks: Bool = false
        ) {
            self.update = update
            self.body = body
            self.tasks = tasks
            self.messages = messages
            self.children = children
            self.rewoundChildren = rewoundChildren
            self.cancelledTimers = cancelledTimers
            self.parked = parked
            self.unparks = unparks
        }
    }

    package enum Body: Hashable, Sendable {
        /// Appends to the execution's history. `from` is the number of events it holds before: a second fence.
        case history(from: Int, append: [HistoryEvent])
        /// Continue-as-new: the history is dropped and a new execution begins with a new input.
        case restart(execution: ExecutionID, input: Payload?, from: Int)
        /// An entity's new state. `from` is the version it had before: a second fence.
        case entity(EntityState, from: Int)
    }
}

/// What a turn changes of the instance's row. An instance that ends keeps no inbox, and one that is terminated no activities
/// that wait to be run.
package struct InstanceUpdate: Hashable, Sendable {
    package var status: RuntimeStatus
    package var lastUpdatedAt: Timestamp
    /// nil leaves it as it is.
    package var customStatus: Payload?
    package var output: Payload?
    /// Why it failed, or why it cannot go on.
    package var failure: FailureDetails?
    /// Why it was terminated or suspended.
    package var reason: String?

    package init(
        status: RuntimeStatus, lastUpdatedAt: Timestamp, customStatus: Payload? = nil, output: Payload? = nil,
        failure: FailureDetails? = nil, reason: String? = nil
    ) {
        self.status = status
        self.lastUpdatedAt = lastUpdatedAt
        self.customStatus = customStatus
        self.output = output
        self.failure = failure
        self.reason = reason
    }
}
