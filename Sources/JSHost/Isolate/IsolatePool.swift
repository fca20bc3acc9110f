import Synchronization

/// Isolates made alike, which share the calls.
package final class IsolatePool: Sendable {
    package let places: [ReplaceableIsolate]
    private let loads: Mutex<[Int]>

    package init(_ places: [ReplaceableIsolate]) {
        precondition(!places.isEmpty, "a pool needs an isolate")
        self.places = places
        loads = Mutex(Array(repeating: 0, count: places.count))
    }

    /// Those that are there now.
    package var isolates: [JSIsolate] { places.map(\.isolate) }

    /// The place of everything that has this key: always the same.
    package func place(of key: String) -> ReplaceableIsolate {
        // FNV-1a: Swift's own hash differs from process to process.
        let hash = key.utf8.reduce(14_695_981_039_346_656_037 as UInt64) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
        return places[Int(hash % UInt64(places.count))]
    }

    /// Calls an entry point of the isolate that has the fewest calls under way, of those whose scripts are not stuck. See
    /// `ReplaceableIsolate.call`.
    package nonisolated(nonsending) func call(
        _ entry: String, _ body: String, within limit: CallLimit? = nil
    ) async throws(JSHostError) -> String {
        while true {
            let areStuck = places.map(\.isStuck)
            let allAreStuck = areStuck.allSatisfy { $0 }
            let index = loads.withLock { loads in
                let index = loads.indices.filter { allAreStuck || !areStuck[$0] }.min { loads[$0] < loads[$1] } ?? 0
                loads[index] += 1
                return index
            }
            defer { loads.withLock { $0[index] -= 1 } }
            do throws(JSHostError) {
                return try await places[index].call(entry, body, within: limit, orElsewhere: !allAreStuck && places.count > 1)
            } catch .notBegun {
                continue
            }
        }
    }

    /// Calls an entry point of every isolate at once; the answers are in the order of `isolates`. Throws the first error in
    /// that order, after all have answered.
    package func broadcast(_ entry: String, _ body: String) async throws(JSHostError) -> [String] {
        let results = await withTaskGroup(of: (Int, Result<String, JSHostError>).self) { group in
            for (index, isolate) in isolates.enumerated() {
                group.addTask {
                    do throws(JSHostError) {
                        return (index, .success(try await isolate.callPatiently(entry, body)))
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
