import JSONText
import Synchronization

/// What a client was told is done, and what it asked for without ever learning whether it is.
final class Ledger: Sendable {
    struct Start: Hashable, Sendable {
        let orchestrator: String
        let input: JSONValue
        /// nil when it depends on what others do.
        let output: JSONValue?
    }

    struct State: Sendable {
        /// Orchestrations whose start was acknowledged, by their ids.
        var started: [String: Start] = [:]
        /// Those whose start was not.
        var tried: [String: Start] = [:]
        /// Approvals whose decision was acknowledged.
        var decided: Set<String> = []
        /// The numbers of items and messages.
        var items: Set<Int> = []
        var triedItems: Set<Int> = []
        var messages: Set<Int> = []
        var triedMessages: Set<Int> = []
    }

    private let state = Mutex(State())

    var current: State { state.withLock { $0 } }

    func note(_ change: (inout State) -> Void) { state.withLock { change(&$0) } }
}
