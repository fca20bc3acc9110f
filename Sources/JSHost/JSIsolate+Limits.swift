import JSONText
import Synchronization

extension JSIsolate {
    /// How long, in milliseconds, the scripts may go on without returning after a call of theirs took too long. A script that
    /// waits returns at once.
    private static let patience: Double = 1_000

    /// The scripts enter a call's entry point; nil: none any more.
    nonisolated func begin(_ call: Int?) {
        guard mailbox.begin(call, at: configuration.clock.monotonicTime()) else { return }
        // Of the isolate it keeps nothing alive while it sleeps.
        Task { @concurrent [weak self, mailbox, clock = configuration.clock] in
            while let look = mailbox.nextLook(after: clock.monotonicTime()) {
                guard (try? await clock.sleep(until: look)) != nil else { return }
                if mailbox.failOverdue(at: clock.monotonicTime()) { await self?.checkThread() }
            }
        }
    }

    /// Ends the scripts when they do not return.
    private nonisolated func checkThread() async {
        let check = ThreadCheck()
        enter { _ in check.hasReturned.store(true, ordering: .relaxed) }
        let clock = configuration.clock
        guard (try? await clock.sleep(until: clock.monotonicTime() + Self.patience)) != nil else { return }
        if !check.hasReturned.load(ordering: .relaxed) { terminate() }
    }

    private final class ThreadCheck: Sendable {
        let hasReturned = Atomic(false)
    }

    /// Ends what the scripts do, so that `close()` does not wait for it. Returns false when that was done before.
    @discardableResult
    nonisolated func endScripts() -> Bool { watchdog.terminate() }

    /// Ends the scripts and closes the isolate, also when a script does not return; then the thread lives on until it does.
    ///
    /// Calls the scripts have begun with fail with `.isolateTerminated`, the others with `.isolateClosed`.
    package nonisolated func terminate() {
        guard endScripts() else { return }
        mailbox.close(begun: .isolateTerminated)
        enter { $0.close() }
        let text = "A script did not return: the isolate '\(configuration.name)' is ended, and a new one takes its place."
        configuration.log(JSONValue.object(["level": "warning", "message": .string(text)]).text())
    }
}
