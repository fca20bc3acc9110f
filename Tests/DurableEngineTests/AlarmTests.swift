import DurableCore
import DurableTestKit
import Testing

@testable import DurableEngine

@Suite(.timeLimit(.minutes(1))) struct AlarmTests {
    private let clock = VirtualClock()
    private let doorbell = Doorbell()

    @Test func ringsWhenItIsTime() async throws {
        var alarm = Alarm(clock: clock, doorbell: doorbell)
        alarm.set(for: clock.now + .seconds(10))
        try await until { clock.sleeperCount == 1 }
        clock.advance(by: .seconds(9))
        #expect(clock.sleeperCount == 1)
        clock.advance(by: .seconds(1))
        await doorbell.wait()
    }

    @Test func ringsAtOnceForATimeThatHasPassed() async {
        var alarm = Alarm(clock: clock, doorbell: doorbell)
        for _ in 0..<2 {
            alarm.set(for: clock.now + .seconds(-1))
            await doorbell.wait()
        }
    }

    @Test func anotherTimeReplacesTheLast() async throws {
        var alarm = Alarm(clock: clock, doorbell: doorbell)
        let start = clock.now
        alarm.set(for: start + .seconds(10))
        try await until { clock.sleeperCount == 1 }
        alarm.set(for: start + .seconds(20))
        clock.advance(by: .seconds(10))
        try await until { clock.sleeperCount == 1 }
        clock.advance(by: .seconds(10))
        await doorbell.wait()
    }

    @Test(arguments: [-86_400, 86_400])
    func ringsAfterTheLongestTimeWhateverTheClockReads(jump: Int) async throws {
        var alarm = Alarm(clock: clock, doorbell: doorbell)
        alarm.set(for: .distantFuture, atMost: .seconds(10))
        try await until { clock.sleeperCount == 1 }
        clock.set(by: .seconds(jump))
        clock.advance(by: .seconds(9))
        #expect(clock.sleeperCount == 1)
        clock.advance(by: .seconds(1))
        await doorbell.wait()
    }

    @Test func aCancelledAlarmLeavesNoSleeper() async throws {
        var alarm = Alarm(clock: clock, doorbell: doorbell)
        alarm.set(for: clock.now + .seconds(10))
        try await until { clock.sleeperCount == 1 }
        alarm.cancel()
        #expect(clock.sleeperCount == 0)
    }
}
