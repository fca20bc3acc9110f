package import DurableCore
import Synchronization

/// Whether the store takes changes.
package final class Writability: Sendable {
    private let state = Mutex<StorageUnwritable?>(nil)

    /// Why it takes none at present; nil when it takes them.
    package internal(set) var problem: StorageUnwritable? {
        get { state.withLock { $0 } }
        set { state.withLock { $0 = newValue } }
    }
}
