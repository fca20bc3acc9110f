/// The numbers that one field of a schedule allows.
struct CronField: Hashable {
    /// What a field counts.
    enum Unit: String {
        case second, minute, hour, day, month
        case weekday = "day of the week"

        var range: ClosedRange<Int> {
            switch self {
            case .second, .minute: 0...59
            case .hour: 0...23
            case .day: 1...31
            case .month: 1...12
            case .weekday: 0...6
            }
        }

        /// In the order of their numbers; empty when there are only numbers.
        var names: [String] {
            switch self {
            case .month:
                [
                    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
                    "november", "december",
                ]
            case .weekday: ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]
            default: []
            }
        }
    }

    private let unit: Unit
    private var bits: UInt64 = 0

    /// Reads lists of `*`, `a`, `a-b`, each perhaps with a step `/n`; `a/n` goes on to the unit's end.
    ///
    /// - Throws: `ScheduleError` that says what is wrong with the field.
    init(_ text: Substring, _ unit: Unit) throws(ScheduleError) {
        self.unit = unit
        for part in text.split(separator: ",", omittingEmptySubsequences: false) { try add(part) }
    }

    private mutating func add(_ part: Substring) throws(ScheduleError) {
        let halves = part.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        var step = 1
        if halves.count == 2 {
            guard let number = Int(halves[1]), number > 0, halves[1].allSatisfy(\.isASCIIDigit) else {
                throw .field(unit, part, "the step must be a number above 0")
            }
            step = number
        }
        let body = halves.first ?? ""
        var range = unit.range
        if body != "*" {
            let ends = body.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
            let first = try number(ends.first ?? "", in: part)
            let last = ends.count == 2 ? try number(ends[1], in: part) : halves.count == 2 ? range.upperBound : first
            guard first <= last else { throw .field(unit, part, "the range ends before it begins") }
            range = first...last
        }
        for number in stride(from: range.lowerBound, through: range.upperBound, by: step) { bits |= 1 << UInt64(number) }
    }

    /// A number of the unit, or a name of which at least three letters are there.
    private func number(_ text: Substring, in part: Substring) throws(ScheduleError) -> Int {
        if let index = unit.names.firstIndex(where: { text.count >= 3 && $0.hasPrefix(text.lowercased()) }) {
            return index + unit.range.lowerBound
        }
        guard !text.isEmpty, text.allSatisfy(\.isASCIIDigit), let number = Int(text), unit.range.contains(number) else {
            let names = unit.names.isEmpty ? "" : " or a name such as '\(unit.names[1].prefix(3))'"
            throw .field(unit, part, "it must be a number from \(unit.range.lowerBound) to \(unit.range.upperBound)\(names)")
        }
        return number
    }

    /// Whether every number of the unit is allowed.
    var isFull: Bool { bits.nonzeroBitCount == unit.range.count }

    var count: Int { bits.nonzeroBitCount }

    func contains(_ number: Int64) -> Bool { bits >> UInt64(number) & 1 == 1 }

    /// The least number that is allowed, not below `number`.
    func first(from number: Int64 = 0) -> Int64? {
        let rest = number < 64 ? bits >> UInt64(number) : 0
        return rest == 0 ? nil : number + Int64(rest.trailingZeroBitCount)
    }
}
