import DurableCore
import DurableTestKit
import Testing

@Suite(.timeLimit(.minutes(1))) struct VirtualClockTests {
    private let clock = VirtualClock()

    @Test func sleepEndsAtItsDeadlineAndNotBefore() async throws {
        let deadline = clock.now + .seconds(60)
        let sleeping = Task { try await clock.sleep(until: deadline) }
        try await until { clock.sleeperCount == 1 }
        clock.advance(by: .seconds(59))
        #expect(clock.sleeperCount == 1)
        clock.advance(by: .seconds(1))
        try await sleeping.value
        #expect(clock.now == deadline)
    }

    @Test func sleepUntilNowReturnsAtOnce() async throws {
        try await clock.sleep(until: clock.now)
    }

    @Test func cancelledSleepThrows() async throws {
        let sleeping = Task { try await clock.sleep(until: clock.now + .seconds(60)) }
        sleeping.cancel()
        await #expect(throws: CancellationError.self) { try await sleeping.value }
        #expect(clock.sleeperCount == 0)
    }

    @Test func passingTimeStopsAtEveryDeadline() async throws {
        let start = clock.now
        let times = try await clock.passing {
            var times: [Timestamp] = []
            for pause in [30, 5, 3_600] {
                try await clock.sleep(until: clock.now + .seconds(pause))
                times.append(clock.now)
            }
            return times
        }
        #expect(times == [30, 35, 3_635].map { start + .seconds($0) })
    }
}
