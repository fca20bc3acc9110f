import DurableCore

extension Timestamp {
    /// Reads ISO 8601: a date, perhaps with a time of day, a fraction of the second and an offset. Without an offset it is UTC.
    ///
    /// A blank may stand for the `T`, and for the `+` of the offset, which a query that is not encoded turns into one.
    /// nil for anything else, and for dates and times that do not exist.
    init?(iso8601 text: String) {
        let form =
            /(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?:([Zz])|([-+ ])(\d{2}):?(\d{2}))?)?/
        guard let found = text.wholeMatch(of: form)?.output,
            let year = Int64(found.1), let month = Int64(found.2), let day = Int64(found.3),
            let days = Self.days(year, month, day)
        else { return nil }
        func number(_ digits: Substring?) -> Int64 { digits.flatMap { Int64($0) } ?? 0 }
        let (hour, minute, second) = (number(found.4), number(found.5), number(found.6))
        let offset = number(found.10) * 60 + number(found.11)
        guard hour < 24, minute < 60, second < 60, number(found.10) < 24, number(found.11) < 60 else { return nil }
        let minutes = days * 1_440 + hour * 60 + minute - (found.9 == "-" ? -offset : offset)
        let fraction = (String(found.7 ?? "") + "000000").prefix(6)
        self.init(microseconds: (minutes * 60 + second) * 1_000_000 + number(fraction))
    }

    /// Days from 1970-01-01 to a date of the Gregorian calendar; nil when there is no such date.
    private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64? {
        let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
        let lengths: [Int64] = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard year > 0, (1...12).contains(month), (1...lengths[Int(month) - 1]).contains(day) else { return nil }
        let before = year - 1
        let years = before * 365 + before / 4 - before / 100 + before / 400
        return years + lengths.prefix(Int(month) - 1).reduce(0, +) + day - 1 - 719_162
    }
}
