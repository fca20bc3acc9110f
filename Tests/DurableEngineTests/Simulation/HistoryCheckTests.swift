import DurableCore
import DurableTestKit
import Testing

@Suite struct HistoryCheckTests {
    private let start = Timestamp(microseconds: 1_700_000_000_000_000)

    private var begun: HistoryBuilder { HistoryBuilder(at: start).episode().started("O") }

    @Test func aSoundHistoryHasNoProblem() {
        let history = begun.scheduled("A").timer(start).episode().completed(0).fired(1)
        #expect(HistoryCheck.problem(in: history.events) == nil)
    }

    @Test func whatIsSettledTwiceOrNeverScheduledOrTooEarlyIsFound() {
        let twice = begun.scheduled("A").episode().completed(0).completed(0)
        #expect(HistoryCheck.problem(in: twice.events) == "event 5 settles task 0 again")
        let unknown = begun.episode().completed(3)
        #expect(HistoryCheck.problem(in: unknown.events) == "event 3 settles task 3, which was not scheduled")
        let early = begun.timer(start + .seconds(60)).episode().fired(0)
        #expect(HistoryCheck.problem(in: early.events) == "timer 0 fired early")
    }

    @Test func gapsAndStepsBackInTimeAreFound() {
        let gap = Array(begun.scheduled("A").scheduled("B").events.enumerated().filter { $0.offset != 2 }.map(\.element))
        #expect(HistoryCheck.problem(in: gap) == "event 2 schedules task 1 where 0 is next")
        let back = begun.events + HistoryBuilder(at: start - .seconds(60)).episode().events
        #expect(HistoryCheck.problem(in: back) == "event 2 goes back in time")
    }
}
