import JSONText
import ThreadExecutor

/// Threads for work that would keep scripts waiting: slow files, name look-ups, derivation of keys. Used on the realm's thread,
/// which starts the threads, so that they may do what it may and no more.
final class BackgroundWork {
    /// As many as Node has.
    private static let threadLimit = 4

    private let name: String
    private let events: EventPort
    private var threads: [ThreadExecutor] = []
    private var next = 0

    init(name: String, events: @escaping EventPort) {
        self.name = name
        self.events = events
    }

    /// Does the work on one of the threads, in no order, and tells the scripts: the event `done` with the values, or `failed` with
    /// name, message and properties (JSON) of the error.
    func perform(
        for resource: Int, _ work: @escaping @Sendable () throws(OperationError) -> [ScriptValue]
    ) {
        thread().perform { [events] in
            do throws(OperationError) {
                events(ResourceEvent(resource: resource, name: "done", values: try work()))
            } catch {
                events(ResourceEvent(resource: resource, name: "failed", values: error.values))
            }
        }
    }

    func close() {
        for thread in threads { thread.stop() }
        threads = []
    }

    private func thread() -> ThreadExecutor {
        if threads.count < Self.threadLimit { threads.append(ThreadExecutor(name: "\(name)-work")) }
        next = (next + 1) % threads.count
        return threads[next]
    }
}

extension OperationError {
    /// As an event carries it.
    var values: [ScriptValue] { [.string(name), .string(message), .string(JSONValue.object(properties).text())] }
}
