import Synchronization

/// Carries a status out of a change that a backend performs.
final class Outcome: Sendable {
    private let value: Mutex<Int>

    init(_ status: Int) { value = Mutex(status) }

    var status: Int {
        get { value.withLock { $0 } }
        set { value.withLock { $0 = newValue } }
    }
}
