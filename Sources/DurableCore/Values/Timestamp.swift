/// A point in time: whole microseconds since 1970-01-01T00:00:00Z.
package struct Timestamp: Hashable, Sendable, Comparable {
    package let microseconds: Int64

    package init(microseconds: Int64) { self.microseconds = microseconds }

    /// From JavaScript's unit. Values out of range are clamped.
    package init(milliseconds: Double) {
        let microseconds = (milliseconds * 1_000).rounded()
        self.microseconds = Int64(exactly: microseconds) ?? (microseconds < 0 ? .min / 2 : .max / 2)
    }

    package var milliseconds: Double { Double(microseconds) / 1_000 }

    package static func < (lhs: Self, rhs: Self) -> Bool { lhs.microseconds < rhs.microseconds }

    package static func + (lhs: Self, rhs: Duration) -> Self {
        Timestamp(microseconds: lhs.microseconds + rhs.microseconds)
    }

    package static func - (lhs: Self, rhs: Duration) -> Self {
        Timestamp(microseconds: lhs.microseconds - rhs.microseconds)
    }

    /// The time from `rhs` to `lhs`; negative when `lhs` is earlier.
    package static func - (lhs: Self, rhs: Self) -> Duration {
        .microseconds(lhs.microseconds - rhs.microseconds)
    }

    package static let distantFuture = Timestamp(microseconds: .max / 2)
}

extension Duration {
    /// Whole microseconds, rounded towards zero.
    package var microseconds: Int64 {
        components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000
    }
}
