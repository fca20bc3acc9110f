import Synchronization

/// Isolates made alike, which share the calls.
package final class IsolatePool: Sendable {
    package let isolates: [JSIsolate]
    private let loads: Mutex<[Int]>

    /// Starts `count` isolates; their names are that of the configuration and a number. Throws `.startFailed`.
    package init(count: Int, _ configuration: IsolateConfiguration) async throws(JSHostError) {
        precondition(count > 0, "a pool needs an isolate")
        var isolates: [JSIsolate] = []
        do {
            for number in 1...count {
                var configuration = configuration
                configuration.name += "-\(number)"
                isolates.append(try await JSIsolate(configuration))
            }
        } catch {
            for isolate in isolates { await isolate.close() }
            throw error
        }
        self.isolates = isolates
        loads = Mutex(Array(repeating: 0, count: count))
    }

    /// Calls an entry point of the isolate that has the fewest calls under way. See `JSIsolate.call`.
    package nonisolated(nonsending) func call(_ entry: String, _ body: String) async throws(JSHostError) -> String {
        let index = loads.withLock { loads in
            let index = loads.indices.min { loads[$0] < loads[$1] } ?? 0
            loads[index] += 1
            return index
        }
        defer { loads.withLock { $0[index] -= 1 } }
        return try await isolates[index].call(entry, body)
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
        for index in isolates.indices {
            if let result = results[index] { answers.append(try result.get()) }
        }
        return answers
    }

    package func close() async {
        for isolate in isolates { await isolate.close() }
    }
}
