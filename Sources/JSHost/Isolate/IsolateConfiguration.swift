/// What an isolate is made of.
package struct IsolateConfiguration: Sendable {
    /// An asynchronous operation: takes the argument and returns the result, both as JSON text ("" is undefined).
    package typealias Operation = @Sendable (String) async throws(OperationFailure) -> String

    /// Name of the isolate and its thread.
    package var name: String
    /// By the names scripts call them.
    package var operations: [String: Operation]
    /// Synchronous ones, which must be quick: they take a text and return one. By the names our scripts call them.
    package var functions: [String: @Sendable (String) -> String] = [:]
    /// Gets each log message of the scripts, the JSON text of an object, on the isolate's thread.
    package var log: @Sendable (String) -> Void
    /// Called with the exit code when a script called `process.exit`, on the isolate's thread.
    package var exitRequested: @Sendable (Int) -> Void = { _ in }
    package var clock: any HostClock = SystemClock()
    package var sources: RuntimeSources = .standard
    /// What scripts see as `process.env`; `nil` is the environment of the process.
    package var environment: [String: String]?

    /// Makes where the scripts run; nil: a thread of this process.
    package var body: (@Sendable (IsolateConfiguration) -> any IsolateBody)?

    package init(name: String, operations: [String: Operation] = [:], log: @escaping @Sendable (String) -> Void) {
        self.name = name
        self.operations = operations
        self.log = log
    }
}
