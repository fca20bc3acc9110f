/// The fields of a time of UTC, written as .NET's custom formats write them.
struct DateFields {
    private let date: WallDate
    private let weekday: Int
    private let hour: Int
    private let minute: Int
    private let second: Int
    /// Of a second, 100 nanoseconds each.
    private let ticks: Int

    private static let weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ]

    /// `time`: since 1970.
    init(_ time: Duration) {
        let (seconds, attoseconds) = time.components
        let days = (seconds >= 0 ? seconds : seconds - 86_399) / 86_400
        let ofDay = Int(seconds - days * 86_400)
        date = WallDate(days: days)
        weekday = Int(WallDate.weekday(days: days))
        hour = ofDay / 3_600
        minute = ofDay / 60 % 60
        second = ofDay % 60
        ticks = Int(attoseconds / 100_000_000_000)
    }

    /// `count`: how often the letter stands in the format.
    func text(_ letter: Character, _ count: Int) -> String {
        switch letter {
        case "y": count <= 2 ? padded(Int(date.year) % 100, count) : padded(Int(date.year), count)
        case "M": name(Self.months[Int(date.month) - 1], count) ?? padded(Int(date.month), count)
        case "d": name(Self.weekdays[weekday], count) ?? padded(Int(date.day), count)
        case "H": padded(hour, min(count, 2))
        case "h": padded((hour + 11) % 12 + 1, min(count, 2))
        case "m": padded(minute, min(count, 2))
        case "s": padded(second, min(count, 2))
        case "f": String(padded(ticks, 7).prefix(count))
        case "F": String(padded(ticks, 7).prefix(count)).trimmingZeros
        case "t": count == 1 ? (hour < 12 ? "A" : "P") : (hour < 12 ? "AM" : "PM")
        case "z": count == 1 ? "+0" : count == 2 ? "+00" : "+00:00"
        case "K": String(repeating: "Z", count: count)
        case "g": "A.D."
        default: ""
        }
    }

    /// Three letters stand for the short name, four for the whole.
    private func name(_ name: String, _ count: Int) -> String? {
        count < 3 ? nil : count == 3 ? String(name.prefix(3)) : name
    }

    private func padded(_ number: Int, _ count: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, count - digits.count)) + digits
    }
}

extension String {
    fileprivate var trimmingZeros: String {
        var text = self[...]
        while text.last == "0" { text.removeLast() }
        return String(text)
    }
}
