import FoundationEssentials

/// Which of many points at which something can go wrong are tried: a few, unless `PERDURE_DISK_FAULTS=all` asks for all.
enum FaultPoints {
    static var isComplete: Bool { ProcessInfo.processInfo.environment["PERDURE_DISK_FAULTS"] == "all" }

    /// `count` of the calls from the first to the last, evenly apart; all of them when all are wanted.
    static func among(_ calls: Range<Int>, atMost count: Int) -> [Int] {
        if isComplete || calls.count <= count { return Array(calls) }
        return (0..<count).map { calls.lowerBound + $0 * calls.count / count }
    }

    /// Seeds: `few`, or `many` when all points are wanted.
    static func seeds(_ few: UInt64, outOf many: UInt64) -> Range<UInt64> { 0..<(isComplete ? many : few) }
}
