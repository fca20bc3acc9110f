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
            try await Task.sleep(for: .seconds(3_600))
            return 1
        }
        for await _ in began {}
        calls.stop()
        #expect(try await waiting == nil)
        #expect(try await calls.wait { try await Task.sleep(for: .seconds(3_600)) } == nil)
    }
}
