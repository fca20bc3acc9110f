package import DurableCore

/// Histories that stand for what instances go through.
extension HistoryBuilder {
    /// What the failures in these histories are.
    package static let boom = FailureDetails(errorType: "Error", message: "boom")

    /// Two activities one after the other, and the end.
    package static var sequence: HistoryBuilder {
        HistoryBuilder().episode().started("Sequence", input: "1").scheduled("A", input: "1")
            .episode().completed(0, "2").scheduled("B", input: "2")
            .episode().completed(1, "3").ended(.completed, output: "3")
    }

    /// Three activities at once, of which one has yet to end.
    package static var fanOut: HistoryBuilder {
        HistoryBuilder().episode().started("FanOut").scheduled("A").scheduled("A").scheduled("A")
            .episode().completed(2, "2").completed(0, "0")
    }

    /// An activity that failed three times, with timers in between, and let the orchestration fail.
    package static var retriesExhausted: HistoryBuilder {
        let start = HistoryBuilder().episode().started("Retry").scheduled("A")
        let due = start.now
        return start.episode().failed(0, boom).timer(due + .seconds(1))
            .episode().fired(1).scheduled("A")
            .episode().failed(2, boom).timer(due + .seconds(3))
            .episode().fired(3).scheduled("A")
            .episode().failed(4, boom).ended(.failed, failure: boom)
    }

    /// An activity that failed, was taken back and completed.
    package static var rewoundAfterFailure: HistoryBuilder {
        HistoryBuilder().episode().started("Rewound").scheduled("A")
            .episode().failed(0, boom).ended(.failed, failure: boom)
            .episode().rewound("again")
            .episode().completed(0, "1").ended(.completed, output: "1")
    }

    /// A sub-orchestration that failed, and its parent with it.
    package static var childFailed: HistoryBuilder {
        HistoryBuilder().episode().started("Parent").child("Child", "a:0000")
            .episode().childFailed(0, boom).ended(.failed, failure: boom)
    }

    /// An event that won over a timer.
    package static var eventBeforeTimer: HistoryBuilder {
        let start = HistoryBuilder().episode().started("Approval")
        return start.timer(start.now + .seconds(60)).episode().raised("Approve", "true")
            .ended(.completed, output: "true")
    }

    /// Suspended while an activity ran, and resumed after it had ended.
    package static var suspendedAndResumed: HistoryBuilder {
        HistoryBuilder().episode().started("Suspended").scheduled("A")
            .episode().suspended("wait").episode().completed(0, "1").episode().resumed("go on")
            .ended(.completed, output: "1")
    }

    /// Stalled because the code does not repeat the activity.
    package static var stalled: HistoryBuilder {
        HistoryBuilder().episode().started("Stalled").scheduled("A")
            .episode().completed(0, "1").suspended("the code differs", stall: boom)
    }

    /// A call in a critical section, which is left.
    package static var criticalSection: HistoryBuilder {
        HistoryBuilder().episode().started("Transfer").lockRequested(["@account@1", "@account@2"])
            .episode().locked(0).called("@account@1", "withdraw", "5")
            .episode().answered(1, "95").called("@account@2", "deposit", "5")
            .episode().answered(2, "105").unlocked(["@account@1", "@account@2"]).ended(.completed)
    }

    /// Terminated with its sub-orchestrations.
    package static var terminatedRecursively: HistoryBuilder {
        HistoryBuilder().episode().started("Parent").child("Child", "a:0000").child("Child", "a:0001")
            .episode().terminated("enough", isRecursive: true).ended(.terminated)
    }

    /// Two events that nobody has waited for yet.
    package static var eventsBuffered: HistoryBuilder {
        HistoryBuilder().episode().started("Buffered").scheduled("A").episode().raised("E", "1").raised("E", "2")
    }
}
