/// Growing pauses after failures in a row, each at most twice the last, with a random part so that hosts do not march in step.
struct Backoff {
    private let range: ClosedRange<Duration>
    private var failures = 0

    init(_ range: ClosedRange<Duration>) { self.range = range }

    mutating func reset() { failures = 0 }

    /// `fraction`: a random number from 0 up to 1.
    mutating func next(_ fraction: Double) -> Duration {
        let longest = min(range.upperBound, range.lowerBound * (1 << min(failures, 20)))
        failures += 1
        return max(range.lowerBound, longest * (0.5 + fraction / 2))
    }
}
