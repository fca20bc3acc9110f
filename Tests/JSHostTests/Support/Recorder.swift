import Synchronization

/// Collects values from any thread and lets a test wait for them.
final class Recorder<Value: Sendable>: Sendable {
    private let values = Mutex<[Value]>([])
    private let stream = AsyncStream.makeStream(of: Value.self)

    var all: [Value] { values.withLock { $0 } }

    func add(_ value: Value) {
        values.withLock { $0.append(value) }
        stream.continuation.yield(value)
    }

    /// The next value nobody has waited for yet.
    func next() async -> Value? {
        for await value in stream.stream { return value }
        return nil
    }
}
