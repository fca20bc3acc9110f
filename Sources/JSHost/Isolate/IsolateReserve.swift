import Synchronization

/// Takes the calls that scripts elsewhere keep waiting: an isolate that is made when it is first needed. When its own scripts keep
/// calls waiting, another one takes them at once, since nothing is lost with an isolate that has no sessions.
final class IsolateReserve: Sendable {
    private typealias Making = Task<Result<JSIsolate, JSHostError>, Never>

    private struct State {
        var current: Making?
        /// The isolate, once it is made.
        var isolate: JSIsolate?
        var isClosed = false
    }

    private let make: ReplaceableIsolate.Maker
    private let state = Mutex(State())

    init(_ make: @escaping ReplaceableIsolate.Maker) { self.make = make }

    /// The one that is there now; nil when none was needed.
    var isolate: JSIsolate? { state.withLock { $0.isolate } }

    /// Calls an entry point; see `JSIsolate.call`.
    nonisolated(nonsending) func call(
        _ entry: String, _ body: String, within limit: CallLimit? = nil
    ) async throws(JSHostError) -> String {
        while true {
            let making = try current()
            let isolate: JSIsolate
            do throws(JSHostError) {
                isolate = try await making.value.get()
            } catch {
                forget(making)
                throw error
            }
            do throws(JSHostError) {
                return try await isolate.call(entry, body, within: limit)
            } catch .notBegun {
                if forget(making) { Task { await isolate.finish() } }
            }
        }
    }

    func close() async {
        let making = state.withLock { state in
            state.isClosed = true
            return state.current
        }
        if case .success(let isolate)? = await making?.value { await isolate.terminate() }
    }

    private func current() throws(JSHostError) -> Making {
        try state.withLock { state throws(JSHostError) -> Making in
            if state.isClosed { throw .isolateClosed }
            if let current = state.current { return current }
            let making = Making { @concurrent [self] in
                do throws(JSHostError) {
                    let isolate = try await make()
                    self.state.withLock { $0.isolate = isolate }
                    return .success(isolate)
                } catch {
                    return .failure(error)
                }
            }
            state.current = making
            return making
        }
    }

    /// Has the next call make another one. Returns false when that was done already.
    @discardableResult
    private func forget(_ making: Making) -> Bool {
        state.withLock { state in
            guard state.current == making, !state.isClosed else { return false }
            state.current = nil
            state.isolate = nil
            return true
        }
    }
}

extension JSIsolate {
    /// Lets the scripts finish what they have begun with, as long as they get on with it, and frees everything.
    fileprivate func finish() async {
        let clock = configuration.clock
        while waitingCalls > 0, !isEnded {
            try? await clock.sleep(until: clock.monotonicTime() + 100)
        }
        await terminate()
    }
}
