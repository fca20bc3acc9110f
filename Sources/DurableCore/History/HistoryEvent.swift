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
        /// `by`: the parent whose termination takes its children along; nil when a client asked.
        case executionTerminated(reason: String?, isRecursive: Bool = false, by: ParentInstance? = nil)
        /// From here on nothing is shown to the script until the instance is resumed. `stall`: why it cannot go on, when it
        /// was not asked for.
        case executionSuspended(reason: String?, stall: FailureDetails? = nil)
        case executionResumed(reason: String?)
        /// A failed execution goes on from where it failed. `by`: the parent that is rewound as well.
        case executionRewound(reason: String?, by: ParentInstance? = nil)
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
        case entityOperationCalled(task: Int, EntityOperation)
        case entityOperationCompleted(task: Int, result: Payload?)
        case entityOperationFailed(task: Int, FailureDetails)
        /// `at`: when it is to be delivered; nil for at once.
        case entityOperationSignaled(task: Int, EntityOperation, at: Timestamp?)
        /// The entities in the order in which they are locked.
        case entityLockRequested(task: Int, [InstanceID])
        case entityLockGranted(task: Int)
        case entityUnlockSent(task: Int, [InstanceID])
        /// To an entity: run an operation. `caller` is who awaits its result; nil for a signal.
        case entityOperationRequested(EntityOperation, caller: TaskReference?)
        /// To an entity: lock yourself, then hand the request on to the next, or tell the owner.
        case entityLockAsked(EntityLockRequest)
        /// To an entity: the owner has left its critical section. `mayBeEarly`: whether its request for the lock may come later.
        case entityUnlocked(owner: TaskReference, mayBeEarly: Bool = false)
    }
}
