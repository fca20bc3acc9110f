import Foundation

@testable import FunctionApp

/// Times as people write them: `2026-03-29T01:00:00Z`.
enum WallClock {
    static func time(_ text: String) throws -> Duration {
        .seconds(try Int64(Date(text, strategy: .iso8601).timeIntervalSince1970))
    }

    static func text(_ time: Duration?) -> String? {
        time.map { Date(timeIntervalSince1970: Double($0.components.seconds)).formatted(.iso8601) }
    }

    static func zone(_ name: String) throws -> TimeZoneRules {
        try TimeZoneRules(AppSettings(environment: ["WEBSITE_TIME_ZONE": name]))
    }

    /// The next times of a schedule.
    static func next(_ count: Int, _ schedule: String, after start: String, in zone: String = "UTC") throws -> [String] {
        let schedule = try TimerSchedule(schedule)
        let zone = try Self.zone(zone)
        var time = try time(start)
        var times: [String] = []
        while times.count < count, let next = schedule.next(after: time, in: zone) {
            times.append(text(next) ?? "")
            time = next
        }
        return times
    }
}
