import DurableCore
import DurableTestKit
import Testing

@Suite struct ReplayNewsTests {
    private let history = HistoryBuilder().episode().started("O").scheduled("A").scheduled("B").events
    private let a = Action.scheduleTask(name: "A", input: nil)
    private let b = Action.scheduleTask(name: "B", input: nil)
    private let c = Action.scheduleTask(name: "C", input: nil)
    private let cancel = Action.cancelTimer(task: 7)

    @Test func newActionsAreNewsAsTheyAre() throws {
        let result = TurnResult(replayed: [a, b], actions: [c, cancel], customStatus: "1", ending: .returned("2"))
        #expect(try Replay.news(of: result, to: history, repeating: 0) == result)
    }

    @Test func repeatedActionsAreNoNews() throws {
        let result = TurnResult(replayed: [a], actions: [b, c], customStatus: "1")
        #expect(
            try Replay.news(of: result, to: history, repeating: 1)
                == TurnResult(replayed: [a], actions: [c], customStatus: "1"))
        let all = TurnResult(actions: [a, b, c])
        #expect(try Replay.news(of: all, to: history, repeating: 2).actions == [c])
    }

    @Test func whatIsCancelledAmongTheRepeatedIsCancelledAgain() throws {
        let result = TurnResult(replayed: [], actions: [cancel, a, cancel, b, c, cancel])
        #expect(try Replay.news(of: result, to: history, repeating: 2).actions == [cancel, cancel, c, cancel])
    }

    @Test func tooFewRepeatedActionsAreFound() throws {
        let error = #expect(throws: NondeterminismError.self) {
            try Replay.news(of: TurnResult(replayed: [a], actions: []), to: history, repeating: 1)
        }
        #expect(error?.event == 3)
        #expect(error?.emitted == nil)
    }

    @Test func otherRepeatedActionsAreFound() throws {
        let error = #expect(throws: NondeterminismError.self) {
            try Replay.news(of: TurnResult(replayed: [a], actions: [c, b]), to: history, repeating: 1)
        }
        #expect(error?.event == 3)
        #expect(error?.emitted?.name == "C")
    }

    @Test func anActionInThePastThatHistoryDoesNotHoldIsFound() throws {
        let error = #expect(throws: NondeterminismError.self) {
            try Replay.news(of: TurnResult(replayed: [a, b, c]), to: history, repeating: 0)
        }
        #expect(error?.recorded == nil)
        #expect(error?.event == nil)
        #expect(error?.emitted?.task == 2)
    }
}
