@testable import FunctionApp

extension FuzzTarget {
    private static let zones = [
        "CET-1CEST,M3.5.0,M10.5.0/3", "<-03>3", "EST5EDT,M3.2.0,M11.1.0", "LHST-10:30LHDT-11,M10.1.0,M4.1.0/2",
    ].map { TimeZoneRules(name: $0, firstOffset: 0, changes: [], rule: RecurringZoneRule($0)) }

    /// A schedule, and the time after which its next run is asked for.
    static let cron = FuzzTarget("cron") { bytes in
        var input = FuzzInput(bytes)
        let zone = zones[Int(input.byte()) % zones.count]
        // From -3000 to 9999.
        let time = Duration.seconds(input.number() % 253_402_300_800)
        let schedule: TimerSchedule
        do throws(ScheduleError) {
            schedule = try TimerSchedule(input.text())
        } catch {
            try expect(!error.description.isEmpty, "the error says nothing")
            return
        }
        guard let next = schedule.next(after: time, in: zone) else { throw Finding("\(schedule) never comes after \(time)") }
        try expect(next > time, "\(schedule) comes at \(next), which is not after \(time)")
        guard case .cron(let expression) = schedule else { return }
        try expectEqual(try CronExpression(expression.description), expression, "written and read it is another schedule")
        let seconds = time.components.seconds
        guard let found = expression.next(from: seconds) else { throw Finding("\(schedule) never comes") }
        try expectEqual(expression.next(from: found), found, "a time that fits is not found from itself on")
        let between = seconds + (found - seconds) / 2
        try expectEqual(expression.next(from: between), found, "from a time before it another one is found")
    }

    /// A file of the system's time zones.
    static let timeZone = FuzzTarget("time-zone") { bytes in
        let every = try TimerSchedule("0 30 2 * * *")
        let rules = [
            TimeZoneFile.zone("fuzzed", bytes),
            RecurringZoneRule(String(decoding: bytes, as: UTF8.self)).map {
                TimeZoneRules(name: "fuzzed", firstOffset: 0, changes: [], rule: $0)
            },
        ]
        for zone in rules.compactMap(\.self) {
            for year in [-100, 0, 55, 8_000] {
                let time = Duration.seconds(year * 31_556_952)
                let offset = zone.offset(at: time)
                if abs(offset) > 86_400 * 7 { continue }
                if let next = every.next(after: time, in: zone) {
                    try expect(next > time, "a time is not after the one asked for: \(next) \(time)")
                }
            }
        }
    }
}
