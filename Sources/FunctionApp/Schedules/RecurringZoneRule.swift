/// When clocks are set every year, as POSIX writes it: `CET-1CEST,M3.5.0,M10.5.0/3`.
struct RecurringZoneRule: Hashable {
    /// A day of every year with a time on it.
    private enum Day: Hashable {
        /// Counted from 1, without 29 February.
        case julian(Int64)
        /// Counted from 0, with it.
        case ofYear(Int64)
        /// The last such weekday when `week` is 5.
        case weekday(month: Int64, week: Int64, weekday: Int64)
    }

    private struct Moment: Hashable {
        let day: Day
        /// Seconds on the wall clock that is set; may lie on another day.
        let time: Int64
    }

    private struct Summer: Hashable {
        let begin: Moment
        let end: Moment
    }

    let standardOffset: Int64
    private let summerOffset: Int64
    private let summer: Summer?

    /// nil when the text is no such rule.
    init?(_ text: String) {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard let zone = parts.first?.wholeMatch(of: /(?:<[^>]+>|[A-Za-z]{3,})([-+]?[0-9:]+)(.*)/)?.output,
            let west = Self.seconds(zone.1)
        else { return nil }
        standardOffset = -west
        if zone.2.isEmpty {
            summerOffset = -west
            summer = nil
            if parts.count != 1 { return nil }
            return
        }
        guard let found = zone.2.prefixMatch(of: /<[^>]+>|[A-Za-z]{3,}/), parts.count == 3, let begin = Self.moment(parts[1]),
            let end = Self.moment(parts[2])
        else { return nil }
        let rest = zone.2[found.range.upperBound...]
        guard let summerWest = rest.isEmpty ? west - 3_600 : Self.seconds(rest) else { return nil }
        summerOffset = -summerWest
        summer = Summer(begin: begin, end: end)
    }

    /// Both changes of a year; none when clocks are never set.
    func changes(in year: Int64) -> [TimeZoneRules.Change] {
        guard let summer else { return [] }
        return [
            .init(time: Self.wall(summer.begin, year) - standardOffset, offset: summerOffset),
            .init(time: Self.wall(summer.end, year) - summerOffset, offset: standardOffset),
        ]
    }

    private static func wall(_ moment: Moment, _ year: Int64) -> Int64 {
        let start = WallDate.days(year: year, month: 1)
        let day: Int64
        switch moment.day {
        case .julian(let number):
            let isLeap = WallDate.days(year: year + 1, month: 1) - start == 366
            day = start + number - 1 + (isLeap && number >= 60 ? 1 : 0)
        case .ofYear(let number): day = start + number
        case .weekday(let month, let week, let weekday):
            let first = WallDate.days(year: year, month: month)
            let next = WallDate.days(year: year, month: month + 1)
            var found = first + (weekday - WallDate.weekday(days: first) + 7) % 7 + (week - 1) * 7
            while found >= next { found -= 7 }
            day = found
        }
        return day * 86_400 + moment.time
    }

    private static func moment(_ text: Substring) -> Moment? {
        let halves = text.split(separator: "/", maxSplits: 1)
        guard let dayText = halves.first, let time = halves.count == 2 ? seconds(halves[1]) : 7_200 else { return nil }
        if let found = dayText.wholeMatch(of: /M(\d{1,2})\.(\d)\.(\d)/)?.output {
            guard let month = Int64(found.1), let week = Int64(found.2), let weekday = Int64(found.3), (1...12).contains(month),
                (1...5).contains(week), weekday < 7
            else { return nil }
            return Moment(day: .weekday(month: month, week: week, weekday: weekday), time: time)
        }
        let isJulian = dayText.first == "J"
        guard let number = Int64(isJulian ? dayText.dropFirst() : dayText), (isJulian ? 1 : 0)...365 ~= number else { return nil }
        return Moment(day: isJulian ? .julian(number) : .ofYear(number), time: time)
    }

    /// `[+-]h[:m[:s]]`
    private static func seconds(_ text: Substring) -> Int64? {
        guard let found = text.wholeMatch(of: /([-+]?)(\d{1,3})(?::(\d{1,2}))?(?::(\d{1,2}))?/)?.output,
            let hours = Int64(found.2), let minutes = Int64(found.3 ?? "0"), let seconds = Int64(found.4 ?? "0")
        else { return nil }
        return (hours * 3_600 + minutes * 60 + seconds) * (found.1 == "-" ? -1 : 1)
    }
}
