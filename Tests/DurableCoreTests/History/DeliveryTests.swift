import DurableCore
import DurableTestKit
import Testing

@Suite struct DeliveryTests {
    /// A message that arrived `at` seconds after the start.
    private func message(_ sequence: Int64, at arrival: Int, carried: Bool = false) -> StoredMessage {
        let event = HistoryEvent(.eventRaised(name: "\(sequence)", input: nil), at: start + .seconds(arrival))
        return StoredMessage(sequence: sequence, Message(to: "a", event, isCarriedOver: carried))
    }

    private func timer(_ sequence: Int64, due: Int) -> StoredMessage {
        let due = start + .seconds(due)
        let fired = HistoryEvent(.timerFired(task: Int(sequence)), at: due)
        return StoredMessage(sequence: sequence, Message(to: "a", execution: "e", fired, deliverAt: due))
    }

    private func order(_ inbox: [StoredMessage]) -> [Int64] { Delivery.order(inbox).map(\.sequence) }

    @Test func messagesKeepTheirOrderOfArrival() {
        #expect(order([]) == [])
        #expect(order([message(3, at: 3), message(1, at: 1), message(2, at: 2)]) == [1, 2, 3])
    }

    @Test func carriedOverMessagesComeFirst() {
        let inbox = [message(1, at: 0), timer(2, due: 0), message(4, at: 9, carried: true), message(3, at: 9, carried: true)]
        #expect(order(inbox) == [3, 4, 2, 1])
    }

    @Test func timersFireInTheOrderTheyAreDue() {
        #expect(order([timer(1, due: 30), timer(2, due: 10), timer(4, due: 20), timer(3, due: 20)]) == [2, 3, 4, 1])
    }

    @Test func aTimerStandsWhereItWasDueAmongTheMessages() {
        let inbox = [timer(1, due: 20), timer(2, due: 5), message(3, at: 10), message(4, at: 20), message(5, at: 30)]
        #expect(order(inbox) == [2, 3, 1, 4, 5])
    }

    @Test func aTimerDueAfterAllMessagesComesLast() {
        #expect(order([timer(1, due: 60), message(2, at: 10), message(3, at: 20)]) == [2, 3, 1])
    }

    @Test func messagesKeepTheirOrderWhenTheClockWasSetBack() {
        let inbox = [timer(1, due: 50), message(2, at: 40), message(3, at: 100), message(4, at: 30), message(5, at: 60)]
        #expect(order(inbox) == [2, 1, 3, 4, 5])
    }

    @Test func timersKeepTheirOrderWhenTheClockWasSetBack() {
        let inbox = [timer(1, due: 90), timer(2, due: 80), message(3, at: 85), message(4, at: 70), message(5, at: 95)]
        #expect(order(inbox) == [2, 3, 4, 1, 5])
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func theOrderDoesNotDependOnHowTheInboxWasRead(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let inbox = (1...12 as ClosedRange<Int64>).map { sequence in
            switch Int.random(in: 0..<3, using: &random) {
            case 0: timer(sequence, due: .random(in: 0..<30, using: &random))
            case 1: message(sequence, at: .random(in: 0..<30, using: &random))
            default: message(sequence, at: .random(in: 0..<30, using: &random), carried: true)
            }
        }
        let expected = order(inbox)
        #expect(expected.sorted() == inbox.map(\.sequence))
        for _ in 0..<10 { #expect(order(inbox.shuffled(using: &random)) == expected) }
    }
}
