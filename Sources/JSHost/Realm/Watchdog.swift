import CJavaScriptCore
import Synchronization

/// Looks at scripts of one VM that do not return, and ends them, whatever they do: no `catch` or `finally` of theirs runs.
///
/// A script that is in an operation of the host is seen again when that returns.
final class Watchdog: Sendable {
    /// After so many seconds of processor time a running script is looked at.
    private static let interval = 0.02

    private let hasEnded = Atomic(false)
    /// Called on the VM's thread; set before there is a script to look at.
    private nonisolated(unsafe) var look: (ScriptContext) -> Void = { _ in }

    /// Whether the scripts were ended.
    var isTerminated: Bool { hasEnded.load(ordering: .relaxed) }

    /// Ends what runs, and whatever is run afterwards, from any thread. Returns false when that was asked for before.
    func terminate() -> Bool { !hasEnded.exchange(true, ordering: .relaxed) }

    /// Begins to watch; must be done before the group runs a script. The watchdog must live as long as the group.
    ///
    /// - Parameter look: called every now and then while scripts do not return.
    func watch(_ group: OpaquePointer, _ look: @escaping (ScriptContext) -> Void) {
        self.look = look
        Self.arm(group, Unmanaged.passUnretained(self).toOpaque())
    }

    private static func arm(_ group: OpaquePointer?, _ watchdog: UnsafeMutableRawPointer) {
        JSContextGroupSetExecutionTimeLimit(
            group, interval,
            { context, data in
                guard let context, let data else { return false }
                let watchdog = Unmanaged<Watchdog>.fromOpaque(data).takeUnretainedValue()
                if watchdog.isTerminated { return true }
                watchdog.look(ScriptContext(reference: context))
                Watchdog.arm(JSContextGetGroup(context), data)
                return false
            }, watchdog)
    }
}
