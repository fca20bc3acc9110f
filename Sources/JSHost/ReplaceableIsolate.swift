import Synchronization

/// An isolate, and after it was terminated another one, made alike, in its place.
package final class ReplaceableIsolate: Sendable {
    /// Makes a new isolate ready for calls.
    package typealias Preparation = @Sendable (JSIsolate) async throws(JSHostError) -> Void

    private typealias Making = Task<Result<JSIsolate, JSHostError>, Never>

    private struct State {
        var isolate: JSIsolate
        /// The next isolate, while it is made.
        var making: Making?
        var isClosed = false
    }

    private let configuration: IsolateConfiguration
    private let prepare: Preparation
    private let state: Mutex<State>

    /// Starts the first isolate, which is not prepared; `prepare` is for those that come after it. Throws `.startFailed`.
    package init(_ configuration: IsolateConfiguration, prepare: @escaping Preparation) async throws(JSHostError) {
        self.configuration = configuration
        self.prepare = prepare
        state = Mutex(State(isolate: try await JSIsolate(configuration)))
    }

    /// The one that is there now.
    package var isolate: JSIsolate { state.withLock { $0.isolate } }

    /// Calls an entry point; see `JSIsolate.call`. A call that the scripts of a terminated isolate had not begun with goes to the
    /// next one.
    package nonisolated(nonsending) func call(
        _ entry: String, _ body: String, within limit: CallLimit? = nil
    ) async throws(JSHostError) -> String {
        while true {
            let isolate = try await usable()
            do throws(JSHostError) {
                return try await isolate.call(entry, body, within: limit)
            } catch .isolateClosed where isolate.isTerminated && !state.withLock({ $0.isClosed }) {
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
        isolate.endScripts()
        await isolate.close()
    }

    /// The isolate, or the next one when it was terminated.
    private nonisolated(nonsending) func usable() async throws(JSHostError) -> JSIsolate {
        let (isolate, making) = try state.withLock { state throws(JSHostError) -> (JSIsolate, Making?) in
            if state.isClosed { throw .isolateClosed }
            guard state.isolate.isTerminated else { return (state.isolate, nil) }
            let making = state.making ?? Task { @concurrent in await self.make() }
            state.making = making
            return (state.isolate, making)
        }
        return try await making?.value.get() ?? isolate
    }

    private func make() async -> Result<JSIsolate, JSHostError> {
        let result: Result<JSIsolate, JSHostError>
        do throws(JSHostError) {
            let isolate = try await JSIsolate(configuration)
            do throws(JSHostError) {
                try await prepare(isolate)
                result = .success(isolate)
            } catch {
                await isolate.close()
                result = .failure(error)
            }
        } catch {
            result = .failure(error)
        }
        state.withLock { state in
            if case .success(let isolate) = result { state.isolate = isolate }
            state.making = nil
        }
        return result
    }
}
