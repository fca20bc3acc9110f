import Testing

@testable import FunctionApp

/// When schedules come next (host.md 2.8).
struct TimerScheduleTests {
    @Test(arguments: [
        ("0 */5 * * * *", "2026-01-01T00:00:00Z", ["2026-01-01T00:05:00Z", "2026-01-01T00:10:00Z"]),
        ("*/5 * * * *", "2026-01-01T00:04:59Z", ["2026-01-01T00:05:00Z", "2026-01-01T00:10:00Z"]),
        ("*/20 * * * * *", "2026-01-01T00:00:41Z", ["2026-01-01T00:01:00Z", "2026-01-01T00:01:20Z"]),
        ("0 30 9 * * Mon-Fri", "2026-01-02T09:30:00Z", ["2026-01-05T09:30:00Z", "2026-01-06T09:30:00Z"]),
        ("0 0 0 1 JANUARY,jul *", "2026-01-01T00:00:00Z", ["2026-07-01T00:00:00Z", "2027-01-01T00:00:00Z"]),
        ("0 0 12 31 * *", "2026-01-31T12:00:00Z", ["2026-03-31T12:00:00Z", "2026-05-31T12:00:00Z"]),
        ("0 0 0 29 2 *", "2026-01-01T00:00:00Z", ["2028-02-29T00:00:00Z", "2032-02-29T00:00:00Z"]),
        ("0 0 0 29 2 *", "2096-03-01T00:00:00Z", ["2104-02-29T00:00:00Z", "2108-02-29T00:00:00Z"]),
        ("0 0 0 13 * Fri", "2026-01-01T00:00:00Z", ["2026-02-13T00:00:00Z", "2026-03-13T00:00:00Z"]),
        ("0 0 0 * * 0", "2026-12-31T00:00:00Z", ["2027-01-03T00:00:00Z", "2027-01-10T00:00:00Z"]),
        ("0 10/25 8-9 * * *", "2026-01-01T08:10:00Z", ["2026-01-01T08:35:00Z", "2026-01-01T09:10:00Z"]),
        ("5,1 0 0 * * *", "2026-01-01T00:00:00Z", ["2026-01-01T00:00:01Z", "2026-01-01T00:00:05Z"]),
        ("59 59 23 31 12 *", "2026-12-31T23:59:58Z", ["2026-12-31T23:59:59Z", "2027-12-31T23:59:59Z"]),
        ("00:05:00", "2026-01-01T00:00:01Z", ["2026-01-01T00:05:01Z", "2026-01-01T00:10:01Z"]),
        ("1.00:00:00", "2026-01-01T00:00:00Z", ["2026-01-02T00:00:00Z", "2026-01-03T00:00:00Z"]),
    ])
    func comesNext(_ schedule: String, _ start: String, _ expected: [String]) throws {
        #expect(try WallClock.next(2, schedule, after: start) == expected)
    }

    /// On 2026-03-29 clocks in Berlin go from 02:00 to 03:00, on 2026-10-25 from 03:00 back to 02:00; in New York one hour is
    /// left out on 2026-03-08.
    @Test(arguments: [
        ("0 0 8 * * *", "2026-03-28T07:00:00Z", ["2026-03-29T06:00:00Z", "2026-03-30T06:00:00Z"]),
        ("0 30 2 * * *", "2026-03-28T12:00:00Z", ["2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z"]),
        ("0 */20 2,3 * * *", "2026-03-28T12:00:00Z", ["2026-03-29T01:00:00Z", "2026-03-29T01:20:00Z"]),
        ("0 30 * * * *", "2026-03-29T00:00:00Z", ["2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z"]),
        ("0 30 2 * * *", "2026-10-24T12:00:00Z", ["2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"]),
        ("0 30 * * * *", "2026-10-25T00:00:00Z", ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"]),
        ("01:00:00", "2026-10-25T00:30:00Z", ["2026-10-25T01:30:00Z", "2026-10-25T02:30:00Z"]),
        ("0 30 2 * * *", "2060-03-27T12:00:00Z", ["2060-03-28T01:00:00Z", "2060-03-29T00:30:00Z"]),
    ])
    func keepsTheWallClockOfItsZone(_ schedule: String, _ start: String, _ expected: [String]) throws {
        #expect(try WallClock.next(2, schedule, after: start, in: "Europe/Berlin") == expected)
    }

    @Test func aTimeWithAFractionComesBeforeTheNextSecond() throws {
        let start = try WallClock.time("2026-01-01T00:00:00Z")
        let schedule = try TimerSchedule("* * * * * *")
        #expect(schedule.next(after: start + .milliseconds(999), in: .utc) == start + .seconds(1))
        #expect(schedule.next(after: start - .milliseconds(1), in: .utc) == start)
    }

    @Test(arguments: [
        ("* * *", "it has 3 fields, but must have six, or five without the seconds"),
        ("0 0 0 30 2 *", "no day fits it, so it would never run"),
        ("0 0 0 31 4,6,9,11 *", "no day fits it, so it would never run"),
        ("60 * * * * *", "the second '60' cannot be used: it must be a number from 0 to 59"),
        ("0 0 24 * * *", "the hour '24' cannot be used: it must be a number from 0 to 23"),
        ("0 0 0 ? * *", "the day '?' cannot be used: it must be a number from 1 to 31"),
        ("0 0 0 * * 7", "the day of the week '7' cannot be used: it must be a number from 0 to 6 or a name such as 'mon'"),
        ("0 0 0 * Mo *", "the month 'Mo' cannot be used: it must be a number from 1 to 12 or a name such as 'feb'"),
        ("0 */0 * * * *", "the minute '*/0' cannot be used: the step must be a number above 0"),
        ("0 9-5 * * * *", "the minute '9-5' cannot be used: the range ends before it begins"),
        ("0 1,,2 * * * *", "the minute '' cannot be used: it must be a number from 0 to 59"),
        ("00:00:00", "an interval must be longer than zero"),
        ("soon", "it has 1 fields, but must have six, or five without the seconds"),
    ])
    func isRefusedWithAReason(_ schedule: String, _ reason: String) {
        let error = #expect(throws: ScheduleError.self) { try TimerSchedule(schedule) }
        #expect(error?.description == reason)
    }

    @Test func aScheduleThatCannotBeUsedIsAProblemOfItsFunction() throws {
        let timer = #"{"name": "t", "type": "timerTrigger", "schedule": "0 0 0 30 2 *"}"#
        #expect(
            try TemporaryApp.problems(ofBinding: timer).map(\.description) == [
                "The 'F' function is in error: The schedule '0 0 0 30 2 *' cannot be used: no day fits it, so it would never run. "
                    + "(F/function.json:1:65, bindings[0].schedule)"
            ])
    }

    @Test(arguments: [("%CRON%", true), ("*/30 * * * * *", false), ("00:00:59", false), ("00:01:00", true)])
    func aScheduleThatComesWithinAMinuteIsNotMonitored(_ schedule: String, _ isMonitored: Bool) throws {
        let json = #"{"bindings": [{"name": "t", "type": "timerTrigger", "schedule": "\#(schedule)"}]}"#
        let app = try TemporaryApp(["F/function.json": json, "F/index.js": ""]).load(environment: ["CRON": "0 0 3 * * *"])
        guard case .timerTrigger(let trigger)? = app.functions.first?.trigger.kind else {
            Issue.record("no timer: \(app.problems)")
            return
        }
        #expect(trigger.useMonitor == isMonitored)
    }
}
