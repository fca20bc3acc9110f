import CJavaScriptCore
import Synchronization

/// Ends the scripts of one VM, from any thread and whatever they do: no `catch` or `finally` of theirs runs.
///
/// A script that is in an operation of the host ends when that returns.
final class Watchdog: Sendable {
    /// After so many seconds of processor time a running script is looked at.
    private static let interval = 0.1

    private let hasEnded = Atomic(false)

    /// Whether the scripts were ended.
    var isTerminated: Bool { hasEnded.load(ordering: .relaxed) }

    /// Ends what runs, and whatever is run afterwards. Returns false when that was asked for before.
    func terminate() -> Bool { !hasEnded.exchange(true, ordering: .relaxed) }

    /// Begins to watch; must be done before the group runs a script. The watchdog must live as long as the group.
    func watch(_ group: OpaquePointer) {
        Self.arm(group, Unmanaged.passUnretained(self).toOpaque())
    }

    private static func arm(_ group: OpaquePointer?, _ watchdog: UnsafeMutableRawPointer) {
        JSContextGroupSetExecutionTimeLimit(
            group, interval,
            { context, data in
                guard let data else { return false }
                if Unmanaged<Watchdog>.fromOpaque(data).takeUnretainedValue().isTerminated { return true }
                Watchdog.arm(JSContextGetGroup(context), data)
                return false
            }, watchdog)
    }
}
