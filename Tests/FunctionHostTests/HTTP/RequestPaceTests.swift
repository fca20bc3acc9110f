import Testing

@testable import FunctionHost

/// When a client is too slow.
struct RequestPaceTests {
    private static let start = ContinuousClock.now

    private static let limits: HTTPLimits = {
        var limits = HTTPLimits()
        limits.headTime = .seconds(30)
        limits.bodyRate = 100
        limits.bodyGrace = .seconds(5)
        return limits
    }()

    private static func at(_ seconds: Int) -> ContinuousClock.Instant { start + .seconds(seconds) }

    private static var pace: RequestPace { RequestPace(limits: limits, at: start) }

    @Test func aHeadIsDueThirtySecondsAfterTheConnection() {
        let pace = Self.pace
        #expect(pace.verdict(at: Self.at(29)) == .lookAgain(at: Self.at(30)))
        #expect(pace.verdict(at: Self.at(30)) == .slowHead)
    }

    @Test func bytesOfAHeadGiveNoMoreTime() {
        var pace = Self.pace
        pace.bytesCame(at: Self.at(20))
        #expect(pace.verdict(at: Self.at(30)) == .slowHead)
    }

    @Test func laterHeadsAreDueFromTheirFirstByte() {
        var pace = Self.pace
        pace.headCame(at: Self.at(1))
        pace.requestEnded()
        #expect(pace.verdict(at: Self.at(1_000)) == .lookAgain(at: nil))
        pace.answerEnded(at: Self.at(2))
        #expect(pace.verdict(at: Self.at(1_000)) == .lookAgain(at: nil))
        pace.bytesCame(at: Self.at(1_000))
        #expect(pace.verdict(at: Self.at(1_029)) == .lookAgain(at: Self.at(1_030)))
        #expect(pace.verdict(at: Self.at(1_030)) == .slowHead)
    }

    @Test func aBodyKeepsItsRateOnAverageAfterTheGracePeriod() {
        var pace = Self.pace
        pace.headCame(at: Self.at(10))
        #expect(pace.verdict(at: Self.at(14)) == .lookAgain(at: Self.at(15)))
        #expect(pace.verdict(at: Self.at(15)) == .slowBody(isAnswered: false))
        pace.bodyCame(1_000)
        #expect(pace.verdict(at: Self.at(15)) == .lookAgain(at: Self.at(25)))
        #expect(pace.verdict(at: Self.at(25)) == .slowBody(isAnswered: false))
        pace.answerEnded(at: Self.at(25))
        #expect(pace.verdict(at: Self.at(25)) == .slowBody(isAnswered: true))
    }

    @Test func theHostsOwnTimeDoesNotCount() {
        var pace = Self.pace
        pace.headCame(at: Self.at(0))
        pace.requestEnded()
        pace.bytesCame(at: Self.at(0))
        #expect(pace.verdict(at: Self.at(100)) == .lookAgain(at: Self.at(130)))
        pace.headCame(at: Self.at(100))
        #expect(pace.verdict(at: Self.at(200)) == .lookAgain(at: Self.at(205)))
        pace.answerEnded(at: Self.at(300))
        #expect(pace.verdict(at: Self.at(300)) == .lookAgain(at: Self.at(305)))
        #expect(pace.verdict(at: Self.at(305)) == .slowBody(isAnswered: false))
    }
}
