import CJavaScriptCore
import Synchronization
import ThreadExecutor

/// Waits in a GLib main context, which is the thread's default while the thread lives.
///
/// JavaScriptCore does its asynchronous work (WebAssembly compilation, FinalizationRegistry callbacks) in sources of the
/// main context that was the thread's default when the VM was created.
final class GLibParker: Parker {
    private nonisolated(unsafe) let context: OpaquePointer
    private let didDispatch = Mutex<(@Sendable () -> Void)?>(nil)

    init() {
        guard let context = g_main_context_new() else { preconditionFailure("GLib made no main context") }
        self.context = context
    }

    deinit { g_main_context_unref(context) }

    /// Sets what is called on the thread after sources of the main context have run: JavaScript may have run in them.
    func onDispatch(_ action: (@Sendable () -> Void)?) {
        didDispatch.withLock { $0 = action }
    }

    func begin() { g_main_context_push_thread_default(context) }
    func poll() { iterate(mayWait: false) }
    func park() { iterate(mayWait: true) }
    func unpark() { g_main_context_wakeup(context) }
    func end() { g_main_context_pop_thread_default(context) }

    private func iterate(mayWait: Bool) {
        guard g_main_context_iteration(context, mayWait ? 1 : 0) != 0 else { return }
        didDispatch.withLock { $0 }?()
    }
}
