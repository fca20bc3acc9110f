import Synchronization

/// Isolates made alike, which share the calls.
package final class IsolatePool: Sendable {
    package let places: [ReplaceableIsolate]
    private let loads: Mutex<[Int]>

    /// Starts `count` isolates; their names are that of the configuration and a number. Throws `.startFailed`.
    ///
    /// - Parameter prepare: makes an isolate ready that takes the place of one that was terminated.
    package init(
        count: Int, _ configuration: IsolateConfiguration, prepare: @escaping ReplaceableIsolate.Preparation = { _ in }
    ) async throws(JSHostError) {
        precondition(count > 0, "a pool needs an isolate")
        var places: [ReplaceableIsolate] = []
        do {
            for number in 1...count {
                var configuration = configuration
                configuration.name += "-\(number)"
                places.append(try await ReplaceableIsolate(configuration, prepare: prepare))
            }
        } catch {
            for place in places { await place.close() }
            throw error
        }
        self.places = places
        loads = Mutex(Array(repeating: 0, count: count))
    }

    /// Those that are there now.
    package var isolates: [JSIsolate] { places.map(\.isolate) }

    /// Calls an entry point of the isolate that has the fewest calls under way. See `ReplaceableIsolate.call`.
    package nonisolated(nonsending) func call(
        _ entry: String, _ body: String, within limit: CallLimit? = nil
    ) async throws(JSHostError) -> String {
        let index = loads.withLock { loads in
            let index = loads.indices.min { loads[$0] < loads[$1] } ?? 0
            loads[index] += 1
            return index
        }
        defer { loads.withLock { $0[index] -= 1 } }
        return try await places[index].call(entry, body, within: limit)
    }

    /// Calls an entry point of every isolate at once; the answers are in the order of `isolates`. Throws the first error in
    /// that order, after all have answered.
    package func broadcast(_ entry: String, _ body: String) async throws(JSHostError) -> [String] {
        let results = await withTaskGroup(of: (Int, Result<String, JSHostError>).self) { group in
            for (index, isolate) in isolates.enumerated() {
                group.addTask {
                    do throws(JSHostError) {
                        return (index, .success(try await isolate.call(entry, body)))
                    } catch {
                        return (index, .failure(error))
                    }
                }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        var answers: [String] = []
        for index in places.indices {
            if let result = results[index] { answers.append(try result.get()) }
        }
        return answers
    }

    package func close() async {
        for place in places { await place.close() }
    }
}
