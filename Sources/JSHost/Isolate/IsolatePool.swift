import Synchronization

/// Isolates made alike, which share the calls.
package final class IsolatePool: Sendable {
    package let places: [ReplaceableIsolate]
    private let reserve: IsolateReserve
    private let loads: Mutex<[Int]>

    /// - Parameter reserve: makes isolates for calls that would wait for scripts which do not return.
    package init(_ places: [ReplaceableIsolate], reserve: @escaping ReplaceableIsolate.Maker) {
        precondition(!places.isEmpty, "a pool needs an isolate")
        self.places = places
        self.reserve = IsolateReserve(reserve)
        loads = Mutex(Array(repeating: 0, count: places.count))
    }

    /// Those that are there now.
    package var isolates: [JSIsolate] { places.map(\.isolate) + (reserve.isolate.map { [$0] } ?? []) }

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
        while let index = leastBusy() {
            defer { loads.withLock { $0[index] -= 1 } }
            do throws(JSHostError) {
                return try await places[index].call(entry, body, within: limit)
            } catch .notBegun {
                continue
            }
        }
        return try await callReserve(entry, body, within: limit)
    }

    /// Calls an entry point of an isolate that is there for calls which scripts elsewhere keep waiting.
    package nonisolated(nonsending) func callReserve(
        _ entry: String, _ body: String, within limit: CallLimit? = nil
    ) async throws(JSHostError) -> String {
        try await reserve.call(entry, body, within: limit)
    }

    /// Calls an entry point of every isolate at once; the answers are in the order of `isolates`. Throws the first error in
    /// that order, after all have answered.
    package func broadcast(_ entry: String, _ body: String) async throws(JSHostError) -> [String] {
        let isolates = isolates
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
        for index in isolates.indices {
            if let result = results[index] { answers.append(try result.get()) }
        }
        return answers
    }

    package func close() async {
        for place in places { await place.close() }
        await reserve.close()
    }

    /// The place that takes the next call, which is counted; nil when the scripts of all are stuck.
    private func leastBusy() -> Int? {
        let areFree = places.map { !$0.isStuck }
        return loads.withLock { loads in
            guard let index = loads.indices.filter({ areFree[$0] }).min(by: { loads[$0] < loads[$1] }) else { return nil }
            loads[index] += 1
            return index
        }
    }
}
