import Foundation

/// Opens when a number of threads wait in front of it.
final class Gate: Sendable {
    private let condition = NSCondition()
    private nonisolated(unsafe) var missing: Int

    init(_ count: Int) { missing = count }

    func pass() {
        condition.lock()
        missing -= 1
        if missing == 0 { condition.broadcast() }
        while missing > 0 { condition.wait() }
        condition.unlock()
    }
}
