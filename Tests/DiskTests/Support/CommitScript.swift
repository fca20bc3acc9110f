import DurableCore
import DurableTestKit
import Testing

@testable import DurableSQLite

/// Commits and claims in a fixed order, with a checkpoint now and then, on a store that may fail at any moment, and what was acknowledged of them.
struct CommitScript {
    private static let now = Timestamp(microseconds: 1_700_000_000_000_000)
    private static let commits = 12

    let disk: FaultyDisk
    let pagesBetweenCheckpoints: Int32
    /// The numbers of the commits that returned.
    private(set) var acknowledged: [Int] = []
    private var next = 0

    init(disk: FaultyDisk, pagesBetweenCheckpoints: Int32 = 20) {
        self.disk = disk
        self.pagesBetweenCheckpoints = pagesBetweenCheckpoints
    }

    /// Goes on with the script until it is through or the machine stops. A call that fails is not repeated: the next one follows.
    ///
    /// - Parameter synchronous: another level than the store's own, for a control.
    mutating func run(synchronous: String? = nil) async {
        while next < Self.commits, !disk.isStopped {
            let storage = SQLiteStorage(path: disk.store, vfs: disk.vfs, pagesBetweenCheckpoints: pagesBetweenCheckpoints)
            // A host that cannot open its store is started again.
            guard (try? await storage.open()) != nil else { continue }
            if let synchronous { try? await storage.writer.perform { try $0.execute("PRAGMA synchronous=\(synchronous)") } }
            let end = min(next + Self.commits / 2, Self.commits)
            while next < end, !disk.isStopped {
                await commit(next, to: storage)
                next += 1
            }
            await storage.close()
        }
    }

    private mutating func commit(_ number: Int, to storage: SQLiteStorage) async {
        // More than a page, so that a commit can be torn.
        let text = Payload(json: "\"\(number) " + String(repeating: "x", count: 6_000) + "\"")
        let writes: [Write] = [
            .note("n\(number)", text), .enqueue("jobs", Payload(json: "\(number)"), visibleAt: nil),
            .create(
                NewInstance(
                    id: InstanceID("i\(number)"), execution: "e", start: ExecutionStarted(name: "O", input: text),
                    createdAt: Self.now)),
        ]
        if (try? await storage.commit(writes)) == [.done, .done, .done] { acknowledged.append(number) }
        // Written without a sync.
        _ = try? await storage.claim("jobs", limit: 3, by: "h", at: Self.now, until: Self.now)
    }

    /// What is missing of what was acknowledged, and what is there in part; after the faults are over.
    func losses() async throws -> [String] {
        let storage = SQLiteStorage(path: disk.store, vfs: disk.vfs)
        try await storage.open()
        var losses = try await storage.problems()
        let jobs = try await storage.peek("jobs", limit: 1_000).map(\.content)
        for number in 0..<Self.commits {
            let copies = jobs.count { $0 == .payload(Payload(json: "\(number)")) }
            let note = try await storage.note("n\(number)")
            let instance = try await storage.instance(InstanceID("i\(number)"))
            let isThere = note != nil
            if acknowledged.contains(number), !isThere { losses.append("commit \(number) is lost") }
            if copies != (isThere ? 1 : 0) || (instance != nil) != isThere || instance?.input != note {
                losses.append("commit \(number) is there in part")
            }
        }
        await storage.close()
        return losses
    }
}

extension SQLiteStorage {
    /// What SQLite finds wrong with the file.
    func problems() async throws -> [String] {
        try await reader.perform { database in
            var problems: [String] = []
            let rows = try database.statement("PRAGMA integrity_check")
            try rows.forEachRow {
                problems.append(rows.text(0))
                return true
            }
            return problems == ["ok"] ? [] : problems
        }
    }
}
