/// When a timer function runs (spec: host.md 2.8).
package enum TimerSchedule: Hashable, Sendable {
    case cron(CronExpression)
    case interval(Duration)

    /// Reads an NCRONTAB expression, or a time span such as `00:05:00`.
    ///
    /// - Throws: `ScheduleError` when it is neither.
    init(_ text: String) throws(ScheduleError) {
        if !text.contains(where: \.isWhitespace), let span = TimeSpan.parse(text) {
            guard span > .zero else { throw ScheduleError(description: "an interval must be longer than zero") }
            self = .interval(span)
        } else {
            self = .cron(try CronExpression(text))
        }
    }

    /// Whether two runs may lie less than a minute apart.
    package var isFrequent: Bool {
        switch self {
        case .cron(let expression): expression.isFrequent
        case .interval(let interval): interval < .seconds(60)
        }
    }

    /// The first time after `time`, both counted from 1970-01-01T00:00:00Z; nil when there is none.
    ///
    /// Where clocks are set forward, what falls into the hour that is left out comes right after it, once. Where they are set
    /// back, what falls into the hour that is repeated comes in the first of both. A schedule that runs in every hour takes no
    /// notice of either: to it hours are hours.
    package func next(after time: Duration, in zone: TimeZoneRules) -> Duration? {
        switch self {
        case .interval(let interval): time + interval
        case .cron(let expression): Self.next(expression, time.wholeSeconds + 1, zone).map { .seconds($0) }
        }
    }

    private static func next(_ expression: CronExpression, _ earliest: Int64, _ zone: TimeZoneRules) -> Int64? {
        var time = earliest
        while true {
            let stretch = zone.stretch(at: time)
            var wall = time + stretch.offset
            if expression.namesHours, let start = stretch.start {
                let before = start + stretch.formerOffset
                let after = start + stretch.offset
                if time == start, before < after, let missed = expression.next(from: before), missed < after { return time }
                wall = max(wall, before)
            }
            guard let found = expression.next(from: wall) else { return nil }
            guard let end = stretch.end, found - stretch.offset >= end else { return found - stretch.offset }
            time = end
        }
    }
}

extension TimerSchedule: CustomStringConvertible {
    /// As the log writes it, such as `Cron: '0 */5 * * * *'`.
    package var description: String {
        switch self {
        case .cron(let expression): "Cron: '\(expression)'"
        case .interval(let interval): "Constant: \(interval)"
        }
    }
}

extension Duration {
    /// Rounded down.
    fileprivate var wholeSeconds: Int64 { components.attoseconds < 0 ? components.seconds - 1 : components.seconds }
}
