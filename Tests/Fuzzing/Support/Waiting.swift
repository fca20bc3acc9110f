import Dispatch
import Synchronization

/// Blocks until `work` is done. libFuzzer calls its targets from a thread of its own, never from one of the tasks' pool.
func waiting<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) -> Value {
    let result = Mutex<Value?>(nil)
    let done = DispatchSemaphore(value: 0)
    Task.detached {
        let value = await work()
        result.withLock { $0 = value }
        done.signal()
    }
    done.wait()
    guard let value = result.withLock({ $0 }) else { fatalError("the work has no result") }
    return value
}
