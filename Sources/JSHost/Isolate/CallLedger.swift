/// The calls of one isolate that have no answer yet: which of them the scripts have begun with, and which take too long.
///
/// Times are those of the isolate's clock, in milliseconds.
struct CallLedger<Caller> {
    /// While a script does not return, nothing tells which other calls have ended meanwhile; so they are looked at again soon.
    private static var pause: Double { 100 }

    private struct Call {
        let caller: Caller
        let limit: CallLimit?
        /// nil before it has begun, and without a limit.
        var deadline: Double?
    }

    private var calls: [Int: Call] = [:]
    /// The last call the scripts have begun with; calls are numbered from 1 in the order they come.
    private var begun = 0
    /// The call whose entry point has not returned.
    private(set) var current: Int?

    var count: Int { calls.count }

    mutating func add(_ id: Int, _ caller: Caller, limit: CallLimit?) {
        calls[id] = Call(caller: caller, limit: limit)
    }

    /// The scripts have begun with all calls up to that number, and are in the entry point of `current`. Returns whether one of
    /// those that are new has a limit.
    mutating func begin(through last: Int, current: Int?, at now: Double) -> Bool {
        self.current = current
        guard last > begun else { return false }
        var hasLimit = false
        for id in begun + 1...last {
            guard let limit = calls[id]?.limit else { continue }
            calls[id]?.deadline = now + limit.milliseconds
            hasLimit = true
        }
        begun = last
        return hasLimit
    }

    /// Takes out a call that has an answer; nil when it is not there any more.
    mutating func take(_ id: Int) -> Caller? { calls.removeValue(forKey: id)?.caller }

    /// Takes out the calls whose time is over. While the scripts are inside of one, it can only be that one.
    mutating func takeOverdue(at now: Double) -> [Caller] {
        let overdue = calls.filter { id, call in
            guard let deadline = call.deadline, deadline <= now else { return false }
            return current.map { $0 == id } ?? (call.limit?.isSynchronous == false)
        }
        return overdue.keys.sorted().compactMap { take($0) }
    }

    /// When to look for calls whose time is over; nil when none has a limit.
    func nextLook(after now: Double) -> Double? {
        calls.values.lazy.compactMap(\.deadline).min().map { $0 > now ? $0 : now + Self.pause }
    }

    /// Takes out the calls with higher numbers.
    mutating func takeAll(after id: Int) -> [Caller] {
        calls.keys.filter { $0 > id }.sorted().compactMap { take($0) }
    }

    /// Takes out all calls, with whether the scripts have begun with them.
    mutating func takeAll() -> [(id: Int, caller: Caller, hasBegun: Bool)] {
        defer { calls = [:] }
        return calls.sorted { $0.key < $1.key }.map { ($0.key, $0.value.caller, $0.key <= begun) }
    }
}
