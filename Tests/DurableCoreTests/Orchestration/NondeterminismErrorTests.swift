import DurableCore
import DurableTestKit
import Testing

/// What an operator is told of a stalled instance.
@Suite struct NondeterminismErrorTests {
    private let history = HistoryBuilder().episode().started("O").scheduled("Greet").timer(second(60)).events
    private let greet = Action.scheduleTask(name: "Greet", input: nil)

    private func explanation(of emitted: [Action], at origin: ActionOrigin? = nil) throws -> String {
        try #require(
            #expect(throws: NondeterminismError.self) {
                try Replay.check(history, against: emitted, comparingTimes: true)
            }
        ).explanation(at: origin)
    }

    private func origin(isLast: Bool) -> ActionOrigin {
        ActionOrigin(file: "src/trip.js", line: 7, column: 19, codeFrame: "> 7 |   yield ctx\n    |   ^", isLast: isLast)
    }

    @Test func anotherCallIsNamedWithEventHistoryCodeAndPlace() throws {
        #expect(
            try explanation(of: [.scheduleTask(name: "Leave", input: nil)], at: origin(isLast: false)) == """
                Non-deterministic orchestrator code: event 2 of the history says that an activity task 'Greet' was scheduled \
                with sequence ID 0, but replayed, the code now schedules an activity task 'Leave', at src/trip.js:7:19
                > 7 |   yield ctx
                    |   ^
                Nothing is lost: the instance goes on when the code does again what history says, or when it is resumed.
                """)
    }

    @Test func aMissingCallIsNamedWithTheLastPlace() throws {
        #expect(
            try explanation(of: [greet], at: origin(isLast: true)) == """
                Non-deterministic orchestrator code: event 3 of the history says that a timer for \
                2023-11-14T22:14:20.000Z was scheduled with sequence ID 1, but replayed, the code does not schedule it; the \
                last thing it asks for is at src/trip.js:7:19
                > 7 |   yield ctx
                    |   ^
                Nothing is lost: the instance goes on when the code does again what history says, or when it is resumed.
                """)
    }

    @Test func aTimerAtAnotherTimeIsNamedWithBothTimes() throws {
        #expect(
            try explanation(of: [greet, .createTimer(fireAt: second(61))]) == """
                Non-deterministic orchestrator code: event 3 of the history says that a timer for \
                2023-11-14T22:14:20.000Z was scheduled with sequence ID 1, but replayed, the code now schedules a timer for \
                2023-11-14T22:14:21.000Z. Nothing is lost: the instance goes on when the code does again what history says, \
                or when it is resumed.
                """)
    }

    @Test func aSurplusCallIsNamed() throws {
        #expect(
            try explanation(of: [greet, .createTimer(fireAt: second(60)), .lockEntities(["@c@1"])]) == """
                Non-deterministic orchestrator code: history ends, but replayed, the code schedules a lock of entities with \
                sequence ID 2 as well. Nothing is lost: the instance goes on when the code does again what history says, or \
                when it is resumed.
                """)
    }

    @Test func theFailureHasTheSentenceOfTheOriginal() throws {
        let error = #expect(throws: NondeterminismError.self) {
            try Replay.check(history, against: [.callEntity(EntityOperation(entity: "@c@1", name: "add", input: nil))])
        }
        #expect(
            error?.failure.message == """
                Non-Deterministic workflow detected: A previous execution of this orchestration scheduled an activity task \
                with sequence ID 0 and name 'Greet' (version ''), but the current replay execution scheduled an entity call \
                with name '@c@1.add' (version '') instead. Was a change made to the orchestrator code after this instance \
                had already started running?
                """)
    }
}
