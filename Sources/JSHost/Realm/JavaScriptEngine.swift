import CJavaScriptCore
import ThreadExecutor

/// JavaScriptCore as a whole.
///
/// It has a main thread, to whose run loop every VM comes back: when a VM is idle, its collector asks there for the state of
/// the machine's memory. The C API sets none up, so this does, on a thread that never ends, before there is a VM.
enum JavaScriptEngine {
    private static let mainThread = ThreadExecutor(name: "javascript-main", parker: GLibParker())

    private static let setUp = Task {
        await withCheckedContinuation { continuation in
            mainThread.perform { continuation.resume(returning: jsc_initialize_main_thread()) }
        }
    }

    /// Returns when VMs can be made on any thread. Throws `.startFailed` when the library cannot be set up.
    static func prepare() async throws(JSHostError) {
        guard await setUp.value else {
            throw .startFailed("this version of JavaScriptCore does not export WTF::initializeMainThread")
        }
    }
}
