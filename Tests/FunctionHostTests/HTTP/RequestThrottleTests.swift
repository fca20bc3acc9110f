import Synchronization
import Testing

@testable import FunctionHost

/// Too many requests for functions at once (host.md 2.3).
struct RequestThrottleTests {
    /// A door that opens once.
    private final class Gate: Sendable {
        private let stream: AsyncStream<Void>
        private let continuation: AsyncStream<Void>.Continuation

        init() { (stream, continuation) = AsyncStream.makeStream(of: Void.self) }

        func open() { continuation.finish() }
        func wait() async { for await _ in stream {} }
    }

    /// How many run, how many ran at once at most, how many ran.
    private final class Counts: Sendable {
        let value = Mutex((now: 0, most: 0, all: 0))

        func begin() {
            value.withLock { counts in
                counts.now += 1
                counts.most = max(counts.most, counts.now)
            }
        }

        func end() {
            value.withLock { counts in
                counts.now -= 1
                counts.all += 1
            }
        }
    }

    @Test func whatIsAboveTheLimitIsTurnedAway() async {
        let throttle = RequestThrottle(outstanding: 1, concurrent: nil)
        let (isIn, mayGo) = (Gate(), Gate())
        async let first = throttle.admit {
            isIn.open()
            await mayGo.wait()
            return .empty(200)
        }
        await isIn.wait()
        let second = await throttle.admit { .empty(200) }
        #expect(second.status == 429)
        #expect(second.headerLines == ["X-FUNCTION-SCALEOUT: 1"])
        #expect(second.body.isEmpty)
        mayGo.open()
        #expect(await first.status == 200)
        #expect(await throttle.admit { .empty(204) }.status == 204)
        #expect(throttle.outstanding == 0)
    }

    @Test func onlySoManyRunAtOnceAndTheOthersWaitTheirTurn() async {
        let throttle = RequestThrottle(outstanding: nil, concurrent: 2)
        let counts = Counts()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    await throttle.run {
                        counts.begin()
                        await Task.yield()
                        counts.end()
                    }
                }
            }
        }
        let (now, most, all) = counts.value.withLock { $0 }
        #expect(now == 0 && all == 50)
        #expect((1...2).contains(most))
    }

    @Test func hostJSONSetsTheLimits() async throws {
        let host = #"{"version":"2.0","extensions":{"http":{"maxOutstandingRequests":0}}}"#
        try await TestHost.serving(files: ["host.json": host]) { (test) async throws in
            let answer = await test.get("/api/answer/text")
            #expect(answer.status == 429)
            #expect(answer.header("X-FUNCTION-SCALEOUT") == "1")
            #expect(await test.get("\(TestHost.api)/instances").status == 200)
        }
    }
}
