import Synchronization

/// Makes isolates alike; where that takes long, one is always made in advance.
package final class IsolateNursery: Sendable {
    private typealias Making = Task<Result<JSIsolate, JSHostError>, Never>

    private struct State {
        var spare: Making?
        var count = 0
        var isClosed = false
    }

    private let configuration: IsolateConfiguration
    private let keepsSpare: Bool
    private let state = Mutex(State())

    package init(_ configuration: IsolateConfiguration, keepsSpare: Bool) {
        self.configuration = configuration
        self.keepsSpare = keepsSpare
    }

    /// A fresh isolate. Throws `.startFailed`, or `.isolateClosed` when the nursery was closed.
    package func take() async throws(JSHostError) -> JSIsolate {
        let making = try state.withLock { state throws(JSHostError) -> Making in
            if state.isClosed { throw .isolateClosed }
            return state.spare.take() ?? make(&state)
        }
        return try await making.value.get()
    }

    /// Makes an isolate in advance, if it keeps one and has none.
    package func prepareSpare() {
        state.withLock { state in
            if keepsSpare, !state.isClosed, state.spare == nil { state.spare = make(&state) }
        }
    }

    package func close() async {
        let spare = state.withLock { state in
            state.isClosed = true
            return state.spare.take()
        }
        if case .success(let isolate)? = await spare?.value { await isolate.close() }
    }

    private func make(_ state: inout State) -> Making {
        state.count += 1
        var configuration = configuration
        configuration.name += "-\(state.count)"
        return Making { @concurrent [configuration] in
            // What a process lacks at its start (memory, above all) it may have a moment later.
            if let isolate = try? await JSIsolate(configuration) { return .success(isolate) }
            do throws(JSHostError) {
                return .success(try await JSIsolate(configuration))
            } catch {
                return .failure(error)
            }
        }
    }
}
