import Testing

@testable import DurableEngine

@Suite struct BackoffTests {
    @Test func pausesDoubleUpToTheLongest() {
        var backoff = Backoff(.milliseconds(50)...(.milliseconds(300)))
        let pauses = (0..<5).map { _ in backoff.next(1) }
        #expect(pauses == [50, 100, 200, 300, 300].map { Duration.milliseconds($0) })
    }

    @Test func anEarlyFractionShortensThePauseButNotBelowTheShortest() {
        var backoff = Backoff(.milliseconds(50)...(.milliseconds(400)))
        #expect([0, 0, 0, 0].map { backoff.next($0) } == [50, 50, 100, 200].map { Duration.milliseconds($0) })
    }

    @Test func successStartsAnew() {
        var backoff = Backoff(.milliseconds(50)...(.seconds(5)))
        for _ in 0..<50 { _ = backoff.next(1) }
        #expect(backoff.next(1) == .seconds(5))
        backoff.reset()
        #expect(backoff.next(1) == .milliseconds(50))
    }
}
