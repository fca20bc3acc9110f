/// The forms of a date that the `datetime` constraint takes:
/// `2024-02-29`, the same with `T14:30`, seconds, fraction and offset, and `2/29/2024` with an optional `2:30:00 PM`.
enum RouteDateTime {
    static func accepts(_ text: String) -> Bool {
        // Regexes are not Sendable, so they cannot be kept in static storage; the constraint is rare.
        let iso = /(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,7})?)?(?:Z|[+-]\d{2}:?\d{2})?)?/
        if let found = text.wholeMatch(of: iso.ignoresCase())?.output {
            return isDate(found.1, found.2, found.3) && isTime(found.4, found.5, found.6, hours: 0...23)
        }
        let american = /(\d{1,2})\/(\d{1,2})\/(\d{4})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?( ?[AP]M)?)?/
        if let found = text.wholeMatch(of: american.ignoresCase())?.output {
            let hours = found.7 == nil ? 0...23 : 1...12
            return isDate(found.3, found.1, found.2) && isTime(found.4, found.5, found.6, hours: hours)
        }
        return false
    }

    private static func isDate(_ year: Substring, _ month: Substring, _ day: Substring) -> Bool {
        guard let year = Int(year), year > 0, let month = Int(month), (1...12).contains(month), let day = Int(day) else {
            return false
        }
        let leap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
        let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return (1...lengths[month - 1]).contains(day)
    }

    private static func isTime(
        _ hour: Substring?, _ minute: Substring?, _ second: Substring?, hours: ClosedRange<Int>
    ) -> Bool {
        guard let hour, let minute else { return true }
        guard let hour = Int(hour), let minute = Int(minute), let second = Int(second ?? "0") else { return false }
        return hours.contains(hour) && minute < 60 && second < 60
    }
}
