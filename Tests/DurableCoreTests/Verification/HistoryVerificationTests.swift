import DurableCore
import DurableTestKit
import Testing

@Suite struct HistoryVerificationTests {
    private let start = Timestamp(microseconds: 1_700_000_000_000_000)
    private let failure = FailureDetails(errorType: "Error", message: "no")

    private var begun: HistoryBuilder { HistoryBuilder(at: start).episode().started("O") }

    private func rules(_ builder: HistoryBuilder) -> [VerificationRule] {
        HistoryVerification.violations(in: builder.events).map(\.rule)
    }

    @Test func aSoundHistoryBreaksNoRule() {
        let history = begun.scheduled("A").timer(start).episode().completed(0).fired(1).ended(.completed)
        #expect(rules(history) == [])
    }

    @Test func aRewindMakesWhatFailedOpenAgain() {
        let failed = begun.scheduled("A").episode().failed(0, failure).ended(.failed, failure: failure)
        #expect(rules(failed.episode().rewound().episode().completed(0).ended(.completed)) == [])
        #expect(rules(failed.episode().completed(0)) == [.nothingFollowsTheEnd, .taskCompletesOnce])
        #expect(rules(failed.episode()) == [.nothingFollowsTheEnd])
        #expect(rules(begun.episode().rewound()) == [.rewindFollowsAFailure])
    }

    @Test func whatIsSettledTwiceOrNeverScheduledOrTooEarlyIsFound() {
        let twice = begun.scheduled("A").episode().completed(0).completed(0)
        let expected = Violation(.taskCompletesOnce, "a", in: "history", row: "5", "event 5 settles task 0 again")
        #expect(HistoryVerification.violations(in: twice.events, of: "a") == [expected])
        #expect(rules(begun.episode().completed(3)) == [.completionHasATask])
        #expect(rules(begun.scheduled("A").episode().fired(0)) == [.completionHasATask])
        #expect(rules(begun.timer(start + .seconds(60)).episode().fired(0)) == [.timersAreNotEarly])
    }

    @Test func gapsAndStepsBackInTimeAreFound() {
        let gap = Array(begun.scheduled("A").scheduled("B").events.enumerated().filter { $0.offset != 2 }.map(\.element))
        #expect(HistoryVerification.violations(in: gap).map(\.rule) == [.tasksAreNumbered])
        let back = begun.events + HistoryBuilder(at: start - .seconds(60)).episode().events
        #expect(HistoryVerification.violations(in: back).map(\.rule) == [.episodesGoForward])
    }

    @Test func anEndIsAnEndAndComesOfATerminationOnlyWhenThereWasOne() {
        #expect(rules(begun.ended(.completed).raised("late")) == [.nothingFollowsTheEnd])
        #expect(rules(begun.ended(.terminated)) == [.nothingFollowsTheEnd])
        #expect(rules(begun.terminated().scheduled("A")) == [.nothingFollowsTheEnd])
        #expect(rules(begun.episode().terminated().ended(.terminated)) == [])
    }

    @Test func nothingIsScheduledBeforeTheStart() {
        #expect(rules(HistoryBuilder(at: start).episode().scheduled("A")) == [.historyBeginsWithItsStart])
        #expect(rules(HistoryBuilder(at: start).started("O")) == [.historyBeginsWithItsStart])
        #expect(rules(begun.started("O")) == [.historyBeginsWithItsStart])
        #expect(rules(HistoryBuilder(at: start).episode().raised("early").episode().started("O")) == [])
    }

    /// Damaged numbers must not be calculated with.
    @Test(arguments: [Int.max, Int.min, -1])
    func numbersOutOfRangeAreFound(_ task: Int) {
        let scheduled = HistoryEvent(.taskScheduled(task: task, name: "A", input: nil), at: start + .seconds(1))
        let completed = HistoryEvent(.taskCompleted(task: task, result: nil), at: start + .seconds(1))
        #expect(
            HistoryVerification.violations(in: begun.events + [scheduled, completed]).map(\.rule)
                == [.tasksAreNumbered, .completionHasATask])
    }
}
