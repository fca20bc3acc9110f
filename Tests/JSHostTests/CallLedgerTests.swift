import Testing

@testable import JSHost

struct CallLedgerTests {
    /// A ledger that expectations may change.
    private final class Ledger {
        private var calls = CallLedger<String>()
        private var last = 0

        init(_ limits: [CallLimit?]) {
            for (index, limit) in limits.enumerated() { calls.add(index + 1, "call \(index)", limit: limit) }
        }

        var count: Int { calls.count }

        @discardableResult
        func begin(_ index: Int?, at now: Double) -> Bool {
            if let index { last = max(last, index + 1) }
            return calls.begin(through: last, current: index.map { $0 + 1 }, at: now)
        }

        func take(_ index: Int) -> String? { calls.take(index + 1) }
        func takeOverdue(at now: Double) -> [String] { calls.takeOverdue(at: now) }
        func nextLook(after now: Double) -> Double? { calls.nextLook(after: now) }
        func takeAll() -> [(id: Int, caller: String, hasBegun: Bool)] { calls.takeAll() }
    }

    @Test func onlyCallsThatHaveBegunCanTakeTooLong() {
        let ledger = Ledger([nil, .asynchronous(.seconds(1))])
        #expect(ledger.nextLook(after: 0) == nil)
        #expect(!ledger.begin(0, at: 0))
        #expect(ledger.nextLook(after: 0) == nil)
        #expect(ledger.begin(1, at: 500))
        #expect(ledger.nextLook(after: 500) == 1_500)
        #expect(!ledger.begin(nil, at: 600))
        #expect(ledger.takeOverdue(at: 1_499).isEmpty)
        #expect(ledger.takeOverdue(at: 1_500) == ["call 1"])
        #expect(ledger.nextLook(after: 1_500) == nil)
        #expect(ledger.count == 1)
    }

    /// Nothing tells whether the others have ended, as long as the script does not return.
    @Test func insideOfACallOnlyThatOneTakesTooLong() {
        let ledger = Ledger(Array(repeating: .asynchronous(.seconds(1)), count: 3))
        ledger.begin(0, at: 0)
        ledger.begin(1, at: 10)
        #expect(ledger.takeOverdue(at: 1_000).isEmpty)
        #expect(ledger.nextLook(after: 1_000) == 1_100)
        #expect(ledger.takeOverdue(at: 2_000) == ["call 1"])
        ledger.begin(nil, at: 2_000)
        #expect(ledger.takeOverdue(at: 2_000) == ["call 0"])
    }

    /// What is synchronous has ended once something else is entered; its answer is only not taken yet.
    @Test func aSynchronousCallTakesTooLongOnlyWhileItRuns() {
        let ledger = Ledger([.synchronous(.seconds(1)), .synchronous(.seconds(1))])
        ledger.begin(0, at: 0)
        ledger.begin(1, at: 10)
        #expect(ledger.takeOverdue(at: 5_000) == ["call 1"])
        ledger.begin(nil, at: 5_000)
        #expect(ledger.takeOverdue(at: 6_000).isEmpty)
        #expect(ledger.take(0) == "call 0")
        #expect(ledger.take(0) == nil)
    }

    @Test func allOfThemAreTakenWithHowFarTheyAre() {
        let ledger = Ledger([.synchronous(.seconds(1)), nil, nil])
        ledger.begin(0, at: 0)
        ledger.begin(1, at: 0)
        let all = ledger.takeAll()
        #expect(all.map(\.caller) == ["call 0", "call 1", "call 2"])
        #expect(all.map(\.hasBegun) == [true, true, false])
        #expect(ledger.count == 0)
    }
}
