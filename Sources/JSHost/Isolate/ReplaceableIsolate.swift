import Synchronization

/// A place for an isolate: when its scripts come to an end, another one takes it.
package final class ReplaceableIsolate: Sendable {
    /// Makes an isolate that is ready for calls.
    package typealias Maker = @Sendable () async throws(JSHostError) -> JSIsolate

    private typealias Making = Task<Result<JSIsolate, JSHostError>, Never>

    private struct State {
        var isolate: JSIsolate
        /// The next isolate, while it is made.
        var making: Making?
        var isClosed = false
    }

    private let makeNext: Maker
    private let state: Mutex<State>

    /// - Parameter next: makes those that come after it.
    package init(_ isolate: JSIsolate, next: @escaping Maker) {
        makeNext = next
        state = Mutex(State(isolate: isolate))
    }

    /// The one that is there now.
    package var isolate: JSIsolate { state.withLock { $0.isolate } }

    /// Whether a script keeps calls waiting: then they fail with `.notBegun`.
    var isStuck: Bool { isolate.isStuck }

    /// Calls an entry point; see `JSIsolate.call`. A call that the scripts had not begun with when they came to an end goes to the
    /// next isolate.
    package nonisolated(nonsending) func call(
        _ entry: String, _ body: String, within limit: CallLimit? = nil
    ) async throws(JSHostError) -> String {
        while true {
            let isolate = try await usable()
            do throws(JSHostError) {
                return try await isolate.call(entry, body, within: limit)
            } catch .notBegun where isolate.isEnded {
                continue
            }
        }
    }

    /// Ends whatever the scripts do, and frees everything.
    package func close() async {
        let (isolate, making) = state.withLock { state in
            state.isClosed = true
            return (state.isolate, state.making)
        }
        if case .success(let next)? = await making?.value { await next.close() }
        await isolate.terminate()
    }

    /// The isolate, or the next one when its scripts have ended.
    private nonisolated(nonsending) func usable() async throws(JSHostError) -> JSIsolate {
        let (isolate, making) = try state.withLock { state throws(JSHostError) -> (JSIsolate, Making?) in
            if state.isClosed { throw .isolateClosed }
            guard state.isolate.isEnded else { return (state.isolate, nil) }
            return (state.isolate, next(&state))
        }
        return try await making?.value.get() ?? isolate
    }

    private func next(_ state: inout State) -> Making {
        if let making = state.making { return making }
        let making = Making { @concurrent in await self.make() }
        state.making = making
        return making
    }

    private func make() async -> Result<JSIsolate, JSHostError> {
        let result: Result<JSIsolate, JSHostError>
        do throws(JSHostError) {
            result = .success(try await makeNext())
        } catch {
            result = .failure(error)
        }
        let former = state.withLock { state -> JSIsolate? in
            state.making = nil
            guard case .success(let isolate) = result else { return nil }
            defer { state.isolate = isolate }
            return state.isolate
        }
        if let former { Task { await former.terminate() } }
        return result
    }
}
