import DurableCore
import DurableTestKit
import Testing

@Suite struct ShownHistoryTests {
    private func shown(_ history: [HistoryEvent]) -> [String] { ShownHistory(history).events.map(\.kind.name) }

    @Test func anOrchestratorIsNotShownWhatItScheduledNorWhatIsDoneToIt() {
        let history = HistoryBuilder.sequence.events
        #expect(
            shown(history) == [
                "OrchestratorStarted", "ExecutionStarted", "OrchestratorStarted", "TaskCompleted", "OrchestratorStarted",
                "TaskCompleted",
            ])
        #expect(ShownHistory(history).heldBack == [])
    }

    @Test func anEmptyHistoryShowsNothing() {
        #expect(ShownHistory([]).events == [])
    }

    @Test func whatCameWhileSuspendedIsShownAtTheResumption() {
        let history = HistoryBuilder().episode().started("O").episode().suspended("wait").raised("E").events
        #expect(shown(history) == ["OrchestratorStarted", "ExecutionStarted"])
        #expect(ShownHistory(history).heldBack.map(\.kind.name) == ["EventRaised"])
        let resumed = HistoryBuilder.suspendedAndResumed.events
        #expect(ShownHistory(resumed).heldBack == [])
        let opening = ShownHistory(resumed).events.last { $0.kind == .orchestratorStarted }
        #expect(opening == resumed.last { $0.kind == .orchestratorStarted })
    }

    @Test func whatCameBeforeTheStartIsShownBehindIt() {
        let history = HistoryBuilder().episode().raised("E").episode().started("O").raised("F").events
        #expect(
            ShownHistory(history).events.map(\.kind) == [
                .orchestratorStarted, .executionStarted(ExecutionStarted(name: "O")), .eventRaised(name: "E", input: nil),
                .eventRaised(name: "F", input: nil),
            ])
    }

    @Test func whatARewindTakesBackIsNotShown() {
        #expect(
            shown(HistoryBuilder.rewoundAfterFailure.events) == [
                "OrchestratorStarted", "ExecutionStarted", "OrchestratorStarted", "OrchestratorStarted", "OrchestratorStarted",
                "TaskCompleted",
            ])
    }

    @Test func manyRewindsAreReadQuickly() {
        var builder = HistoryBuilder().episode().started("O").scheduled("A")
        for _ in 0..<200 {
            builder = builder.episode().failed(0, boom).ended(.failed, failure: boom).episode().rewound()
        }
        #expect(ShownHistory(builder.events).events.count == 402)
        let state = OrchestrationState("a", execution: "e1", history: builder.events)
        #expect(!state.hasEnded)
    }
}
