import Dispatch
import JSHost
import Synchronization

/// Scripts that take calls and never say anything by themselves.
final class SilentBody: IsolateBody {
    private struct State {
        weak var caller: (any IsolateCaller)?
    }

    private let state = Mutex(State())
    private let hasCall = DispatchSemaphore(value: 0)

    /// Waits until a call was delivered.
    func waitForCall() { hasCall.wait() }

    func start(for caller: any IsolateCaller) async throws(JSHostError) { state.withLock { $0.caller = caller } }

    func arrangeDelivery() {
        _ = state.withLock { $0.caller }?.takeFrame(limit: .max)
        hasCall.signal()
    }

    func returns(within milliseconds: Double) async -> Bool { true }
    func end() {}
    func close() async {}
    func heapStatistics() async throws(JSHostError) -> HeapStatistics { throw .isolateClosed }
    func collectGarbage() async throws(JSHostError) { throw .isolateClosed }
}
