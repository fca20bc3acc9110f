import DurableCore
import Testing

/// A clock that is set while an orchestration is under way, forwards or back.
@Suite struct OrchestrationClockTests {
    private static let jumps = [-86_400, -3_600, 3_600, 86_400]

    private func times(_ checkpoint: Checkpoint) -> [Timestamp] {
        guard case .history(_, let events) = checkpoint.change?.body else { return [] }
        return events.map(\.timestamp)
    }

    @Test(arguments: jumps)
    func theTimesOfAHistoryNeverGoBack(_ jump: Int) {
        var orchestration = Orchestration()
        var all = times(
            orchestration.turn(
                [orchestration.started()], TurnResult(actions: [.scheduleTask(name: "A", input: nil)]), at: second(1)))
        let done = orchestration.message(.taskCompleted(task: 0, result: nil), at: second(2))
        let checkpoint = orchestration.turn([done], TurnResult(ending: .returned(nil)), at: second(2 + jump))
        all += times(checkpoint)
        // A turn's messages are as old as they are; all else is in order.
        let own = orchestration.history.filter { $0.kind.isOwn }.map(\.timestamp)
        #expect(own == own.sorted())
        #expect(all == orchestration.history.map(\.timestamp))
        #expect(checkpoint.change?.update.lastUpdatedAt == max(second(2), second(2 + jump)))
    }

    @Test func anInstanceIsNotUpdatedBeforeItWasCreated() {
        var orchestration = Orchestration()
        let checkpoint = orchestration.turn([orchestration.started()], at: second(-3_600))
        #expect(times(checkpoint) == [start, start])
        #expect(checkpoint.change?.update.lastUpdatedAt == start)
    }

    @Test func codeNeverSeesATimerFireBeforeItsTime() {
        var orchestration = Orchestration(asking: [.createTimer(fireAt: second(60))])
        let fired = Message(
            to: "a", execution: "e1", HistoryEvent(.timerFired(task: 0), at: second(60)), deliverAt: second(60))
        // The clock was set back after the timer was found due.
        #expect(orchestration.begin([fired], at: second(-3_540)).shown.map(\.timestamp) == [second(60), second(60)])
    }
}

extension HistoryEvent.Kind {
    /// Whether the turn itself dated it.
    fileprivate var isOwn: Bool {
        switch self {
        case .orchestratorStarted, .taskScheduled, .executionCompleted: true
        default: false
        }
    }
}
