import Testing

@testable import FunctionHost

struct WaitingCallsTests {
    private struct Failure: Error {}

    @Test func valuesAndErrorsComeThrough() async throws {
        let calls = WaitingCalls()
        #expect(try await calls.wait { 1 } == 1)
        await #expect(throws: Failure.self) { try await calls.wait { throw Failure() } }
    }

    @Test(.timeLimit(.minutes(1)))
    func callsGiveUpWhenTheHostStops() async throws {
        let calls = WaitingCalls()
        let (began, begin) = AsyncStream.makeStream(of: Void.self)
        async let waiting: Int? = calls.wait {
            begin.finish()
            try await Self.never()
            return 1
        }
        for await _ in began {}
        calls.stop()
        #expect(try await waiting == nil)
        let afterwards: Void? = try await calls.wait { try await Self.never() }
        #expect(afterwards == nil)
    }

    /// Ends only when the task is cancelled.
    private static func never() async throws {
        let (stream, continuation) = AsyncStream.makeStream(of: Never.self)
        for await _ in stream {}
        continuation.finish()
        try Task.checkCancellation()
    }
}
