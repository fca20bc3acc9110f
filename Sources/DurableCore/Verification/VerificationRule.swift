/// What must hold of a task hub whatever went wrong meanwhile. The raw value names the rule in reports.
package enum VerificationRule: String, Hashable, Sendable, CaseIterable {
    // The store.
    case fileIsIntact = "file-is-intact"
    case schemaIsCurrent = "schema-is-current"
    case columnsHaveTheirTypes = "columns-have-their-types"
    case rowsAreReadable = "rows-are-readable"
    case payloadsAreJSON = "payloads-are-json"
    case rowsHaveOwners = "rows-have-owners"
    case numbersAreFresh = "numbers-are-fresh"
    case partitionsAreNumbered = "partitions-are-numbered"
    case eventsAreNumbered = "events-are-numbered"
    case queueRowsAreWhole = "queue-rows-are-whole"

    // Instances.
    case instanceIsInItsPartition = "instance-is-in-its-partition"
    case flagsFitTheInstance = "flags-fit-the-instance"
    case entityHasAState = "entity-has-a-state"
    case statusFollowsFromHistory = "status-follows-from-history"
    case endFollowsFromHistory = "end-follows-from-history"
    case startFitsTheInstance = "start-fits-the-instance"
    case parentIsNamedWhole = "parent-is-named-whole"

    // Histories.
    case historyIsComplete = "history-is-complete"
    case historyBeginsWithItsStart = "history-begins-with-its-start"
    case tasksAreNumbered = "tasks-are-numbered"
    case completionHasATask = "completion-has-a-task"
    case taskCompletesOnce = "task-completes-once"
    case timersAreNotEarly = "timers-are-not-early"
    case nothingFollowsTheEnd = "nothing-follows-the-end"
    case episodesGoForward = "episodes-go-forward"
    case rewindFollowsAFailure = "rewind-follows-a-failure"

    // Messages and queues.
    case inboxBelongsToALiveInstance = "inbox-belongs-to-a-live-instance"
    case messageIsOneForInstances = "message-is-one-for-instances"
    case startIsOnItsWay = "start-is-on-its-way"
    case messageIsAwaited = "message-is-awaited"
    case timerIsDueAsRecorded = "timer-is-due-as-recorded"
    case activityIsScheduled = "activity-is-scheduled"
    case activityIsOnItsWay = "activity-is-on-its-way"
    case childIsOnItsWay = "child-is-on-its-way"
    case childIsAwaited = "child-is-awaited"
    case entityCallIsOnItsWay = "entity-call-is-on-its-way"

    // Locks.
    case onlyLockedEntitiesPutAside = "only-locked-entities-put-aside"
    case lockHasALiveOwner = "lock-has-a-live-owner"
    case sectionHoldsItsLocks = "section-holds-its-locks"
    case lockRequestIsOnItsWay = "lock-request-is-on-its-way"
    case earlyReleaseAwaitsItsRequest = "early-release-awaits-its-request"
}
