import Synchronization

/// A place for an isolate: when its scripts come to an end, or keep others waiting, another one takes it.
package final class ReplaceableIsolate: Sendable {
    /// Makes an isolate that is ready for calls.
    package typealias Maker = @Sendable () async throws(JSHostError) -> JSIsolate

    private typealias Making = Task<Result<JSIsolate, JSHostError>, Never>

    private struct State {
        var isolate: JSIsolate
        /// The next isolate, while it is made.
        var making: Making?
        /// When a stuck isolate last lost its place, in milliseconds.
        var lastSuccession = -Double.infinity
        var isClosed = false
    }

    /// In milliseconds. Isolates that follow one another too quickly would only load scripts.
    private enum Pace {
        static let betweenSuccessions = 10_000.0
        /// When they do, a script may keep others waiting so long.
        static let patience = 500.0
        static let look = 10.0
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

    /// Whether a script keeps calls waiting.
    var isStuck: Bool { isolate.isStuck }

    /// Calls an entry point; see `JSIsolate.call`. A call that the scripts had not begun with when they came to an end goes to the
    /// next isolate.
    ///
    /// - Parameter elsewhere: whether the call can be made in another place: then it throws `.notBegun` when scripts are stuck.
    package nonisolated(nonsending) func call(
        _ entry: String, _ body: String, within limit: CallLimit? = nil, orElsewhere elsewhere: Bool = false
    ) async throws(JSHostError) -> String {
        while true {
            let isolate = try await usable()
            do throws(JSHostError) {
                return try await isolate.call(entry, body, within: limit)
            } catch .notBegun {
                if isolate.isEnded { continue }
                if elsewhere { throw .notBegun }
                try await wait(for: isolate)
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

    /// Waits until a stuck isolate takes calls again, or another has its place.
    private nonisolated(nonsending) func wait(for isolate: JSIsolate) async throws(JSHostError) {
        let clock = isolate.configuration.clock
        let start = clock.monotonicTime()
        while isolate.isStuck, !isolate.isEnded {
            let now = clock.monotonicTime()
            let making = try state.withLock { state throws(JSHostError) -> Making? in
                if state.isClosed { throw .isolateClosed }
                guard state.isolate === isolate else { return state.making }
                let isTime = now - state.lastSuccession > Pace.betweenSuccessions || now - start > Pace.patience
                return isTime ? next(&state) : nil
            }
            if let making {
                _ = try await making.value.get()
                return
            }
            do { try await clock.sleep(until: now + Pace.look) } catch { throw .isolateClosed }
        }
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
            if state.isolate.isStuck { state.lastSuccession = isolate.configuration.clock.monotonicTime() }
            return state.isolate
        }
        if let former { Task { await Self.retire(former) } }
        return result
    }

    /// Lets an isolate finish what its scripts have begun with, as long as they get on with it, and frees it.
    private static func retire(_ isolate: JSIsolate) async {
        let clock = isolate.configuration.clock
        while isolate.waitingCalls > 0, !isolate.isEnded {
            try? await clock.sleep(until: clock.monotonicTime() + 100)
        }
        await isolate.terminate()
    }
}
