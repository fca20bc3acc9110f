/// An NCRONTAB expression: `{second} {minute} {hour} {day} {month} {day of the week}`, the seconds left out for 0
/// (spec: host.md 2.8). Day and day of the week must both fit, unlike in cron.
package struct CronExpression: Hashable, Sendable, CustomStringConvertible {
    package let description: String
    private let second: CronField
    private let minute: CronField
    private let hour: CronField
    private let day: CronField
    private let month: CronField
    private let weekday: CronField

    /// - Throws: `ScheduleError` when it is none, or when it would never come.
    init(_ text: String) throws(ScheduleError) {
        var fields = text.split(whereSeparator: \.isWhitespace)
        guard fields.count == 5 || fields.count == 6 else {
            throw ScheduleError(description: "it has \(fields.count) fields, but must have six, or five without the seconds")
        }
        if fields.count == 5 { fields.insert("0", at: 0) }
        description = fields.joined(separator: " ")
        second = try CronField(fields[0], .second)
        minute = try CronField(fields[1], .minute)
        hour = try CronField(fields[2], .hour)
        day = try CronField(fields[3], .day)
        month = try CronField(fields[4], .month)
        weekday = try CronField(fields[5], .weekday)
        if next(from: 0) == nil { throw ScheduleError(description: "no day fits it, so it would never run") }
    }

    /// Whether it names hours of the day, rather than running in all of them.
    var namesHours: Bool { !hour.isFull }

    /// Whether it may come twice within a minute.
    var isFrequent: Bool { second.count > 1 }

    /// The first time that fits, not before `time`: seconds since 1970 on a wall clock. nil when there is none for 400
    /// years, after which the calendar repeats itself.
    func next(from time: Int64) -> Int64? {
        var days = time >= 0 ? time / 86_400 : (time - 86_399) / 86_400
        var earliest = time - days * 86_400
        let last = days + 146_097
        while days <= last {
            let date = WallDate(days: days)
            if !month.contains(date.month) {
                days = WallDate.days(year: date.year, month: date.month + 1)
            } else {
                if day.contains(date.day), weekday.contains(WallDate.weekday(days: days)), let found = timeOfDay(from: earliest) {
                    return days * 86_400 + found
                }
                days += 1
            }
            earliest = 0
        }
        return nil
    }

    /// The first second of the day that fits, not before `time`.
    private func timeOfDay(from time: Int64) -> Int64? {
        let (hours, minutes, seconds) = (time / 3_600, time / 60 % 60, time % 60)
        let minuteStart = minute.first() ?? 0
        let secondStart = second.first() ?? 0
        if hour.contains(hours) {
            if minute.contains(minutes), let found = second.first(from: seconds) { return hours * 3_600 + minutes * 60 + found }
            if let found = minute.first(from: minutes + 1) { return hours * 3_600 + found * 60 + secondStart }
        }
        return hour.first(from: hours + 1).map { $0 * 3_600 + minuteStart * 60 + secondStart }
    }
}
