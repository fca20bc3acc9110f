import Testing

@testable import FunctionHost

/// When a client reads too slowly.
struct AnswerPaceTests {
    /// 1000 bytes must be taken from look to look.
    private static var pace: AnswerPace {
        var limits = HTTPLimits()
        limits.answerTime = .seconds(20)
        limits.bodyRate = 100
        return AnswerPace(limits: limits)
    }

    @Test func whoHasTakenEverythingIsNotWaitedFor() {
        var pace = Self.pace
        pace.bytesWritten(500)
        #expect(pace.look(taken: 500) == .nothingWaits)
        pace.bytesWritten(5_000)
        // Written since the last look, it could not be gone yet.
        #expect(pace.look(taken: 500) == .lookAgain)
        #expect(pace.look(taken: 5_500) == .nothingWaits)
    }

    @Test func whoTakesNothingBetweenTwoLooksIsTooSlow() {
        var pace = Self.pace
        pace.bytesWritten(100_000)
        #expect(pace.look(taken: 0) == .lookAgain)
        #expect(pace.look(taken: 0) == .tooSlow)
    }

    @Test(arguments: [(999, AnswerPace.Verdict.tooSlow), (1_000, .lookAgain)])
    func whoTakesEnoughMayGoOn(_ count: Int, _ verdict: AnswerPace.Verdict) {
        var pace = Self.pace
        pace.bytesWritten(100_000)
        #expect(pace.look(taken: 50_000) == .lookAgain)
        #expect(pace.look(taken: 50_000 + count) == verdict)
    }

    @Test func littleThatWaitsIsNoReasonWhenItGoes() {
        var pace = Self.pace
        pace.bytesWritten(10)
        #expect(pace.look(taken: 5) == .lookAgain)
        pace.bytesWritten(10)
        // What waited then is gone; what came since may wait.
        #expect(pace.look(taken: 10) == .lookAgain)
        #expect(pace.look(taken: 12) == .tooSlow)
    }
}
