/// How far the clocks of a place are from UTC, and since when.
package struct TimeZoneRules: Hashable, Sendable {
    /// A stretch of time in which clocks are not set.
    struct Stretch: Hashable {
        /// Seconds since 1970; nil for the first stretch.
        var start: Int64?
        /// Seconds since 1970; nil for the last stretch.
        var end: Int64?
        /// Seconds to add to UTC.
        var offset: Int64
        /// That of the stretch before.
        var formerOffset: Int64
    }

    /// A moment at which clocks are set.
    struct Change: Hashable {
        /// Seconds since 1970.
        let time: Int64
        let offset: Int64
    }

    /// Such as `Europe/Berlin`.
    package let name: String
    private let firstOffset: Int64
    private let changes: [Change]
    /// What holds after the last change.
    private let rule: RecurringZoneRule?

    init(name: String, firstOffset: Int64, changes: [Change], rule: RecurringZoneRule?) {
        self.name = name
        self.firstOffset = firstOffset
        self.changes = changes
        self.rule = rule
    }

    package static let utc = TimeZoneRules(name: "UTC", firstOffset: 0, changes: [], rule: nil)

    /// Seconds to add to UTC at a time, counted from 1970-01-01T00:00:00Z.
    package func offset(at time: Duration) -> Int64 { stretch(at: time.components.seconds).offset }

    func stretch(at time: Int64) -> Stretch {
        let known = changes.partitioningIndex { $0.time > time }
        if known < changes.count || rule == nil { return stretch(endingBefore: known, of: changes) }
        let year = WallDate(days: time / 86_400).year
        let tail = Array(changes.suffix(2))
        let later = (year - 1...year + 2).flatMap { rule?.changes(in: $0) ?? [] }
            .filter { change in tail.last.map { $0.time < change.time } ?? true }
        let all = tail + later.sorted { $0.time < $1.time }
        if all.isEmpty { return Stretch(offset: rule?.standardOffset ?? firstOffset, formerOffset: firstOffset) }
        return stretch(endingBefore: all.partitioningIndex { $0.time > time }, of: all)
    }

    /// The stretch that begins with the change before `index`.
    private func stretch(endingBefore index: Int, of changes: [Change]) -> Stretch {
        let end = index < changes.count ? changes[index].time : nil
        guard index > 0 else { return Stretch(end: end, offset: firstOffset, formerOffset: firstOffset) }
        return Stretch(
            start: changes[index - 1].time, end: end, offset: changes[index - 1].offset,
            formerOffset: index > 1 ? changes[index - 2].offset : firstOffset)
    }
}

extension [TimeZoneRules.Change] {
    /// The index of the first element that fits, where all after it do too.
    fileprivate func partitioningIndex(where fits: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if fits(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
