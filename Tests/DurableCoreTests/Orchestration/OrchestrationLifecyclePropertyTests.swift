import DurableCore
import DurableTestKit
import Testing

@Suite struct OrchestrationLifecyclePropertyTests {
    /// Whatever happens to an instance: after every turn its state is what its history adds up to, live code and replayed
    /// code were shown the same and ask for the same, and no task is scheduled or settled twice.
    @Test(arguments: 0..<300 as Range<UInt64>)
    func liveAndReplayedInstancesAreTheSame(seed: UInt64) {
        var world = RandomWorld(seed: seed)
        world.live(turns: 60)
    }

    /// Nothing gets lost on the way, however often the instance was suspended, stalled or rewound.
    @Test(arguments: 0..<300 as Range<UInt64>)
    func everythingThatWasAskedForIsAnsweredInTheEnd(seed: UInt64) {
        var world = RandomWorld(seed: seed)
        world.live(turns: 40)
        world.settle()
        if !world.state.hasEnded { #expect(world.ledger.unanswered == []) }
    }

    @Test func theWorldsSeeEverythingThatCanHappen() {
        var happened: [String: Int] = [:]
        for seed in 0..<200 as Range<UInt64> {
            var world = RandomWorld(seed: seed)
            world.live(turns: 60)
            happened.merge(world.happened, uniquingKeysWith: +)
        }
        for what in [
            "ExecutionSuspended", "ExecutionResumed", "ExecutionRewound", "ExecutionTerminated", "ExecutionCompleted",
            "EntityLockGranted", "EntityUnlockSent", "EntityOperationFailed", "TimerFired", "ContinuedAsNew", "Stalled",
            "FailureTakenBack", "ActionsRepeated", "RewindRefused",
        ] {
            #expect(happened[what, default: 0] > 20, "\(what): \(happened)")
        }
    }
}
