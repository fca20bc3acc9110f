package import DurableCore

/// Times as the storage protocol writes them.
extension Timestamp {
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]

    /// Such as `Fri, 26 Jun 2015 23:39:12 GMT` (RFC 9110, 5.6.7); cut to whole seconds. For times from 1970 to 9999.
    package var httpDate: String {
        let text = Array(iso8601(fractionDigits: 0))
        let month = Int(String(text[5...6])).map { Self.months[$0 - 1] } ?? ""
        let weekday = Self.weekdays[Int(microseconds / 86_400_000_000) % 7]
        return "\(weekday), \(String(text[8...9])) \(month) \(String(text[0...3])) \(String(text[11...18])) GMT"
    }

    package init?(httpDate text: String) {
        let form = /[A-Z][a-z]{2}, (\d{2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT/
        guard let found = text.wholeMatch(of: form)?.output, let month = Self.months.firstIndex(of: String(found.2)) else {
            return nil
        }
        self.init(year: found.3, month: month + 1, day: found.1, hour: found.4, minute: found.5, second: found.6)
    }

    /// The forms of ISO 8601 that shared access signatures have: a date, or with a time in UTC to the minute, the second or
    /// up to seven digits behind it.
    init?(signedTime text: String) {
        let form = /(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,7})?)?Z)?/
        guard let found = text.wholeMatch(of: form)?.output, let month = Int(found.2) else { return nil }
        self.init(
            year: found.1, month: month, day: found.3, hour: found.4 ?? "0", minute: found.5 ?? "0", second: found.6 ?? "0")
    }

    /// nil when there is no such time.
    private init?(year: Substring, month: Int, day: Substring, hour: Substring, minute: Substring, second: Substring) {
        guard let year = Int64(year), let day = Int64(day), let hour = Int64(hour), let minute = Int64(minute),
            let second = Int64(second), year > 0, (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60,
            second < 61
        else { return nil }
        let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
        let lengths: [Int64] = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard day <= lengths[month - 1] else { return nil }
        let before = year - 1
        let days = before * 365 + before / 4 - before / 100 + before / 400 + lengths.prefix(month - 1).reduce(0, +) + day - 1
        self.init(microseconds: ((days - 719_162) * 86_400 + hour * 3_600 + minute * 60 + second) * 1_000_000)
    }
}
