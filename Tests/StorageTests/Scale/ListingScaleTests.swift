import DurableCore
import DurableTestKit
import Foundation
import Testing

@testable import DurableSQLite

/// Pages of lists out of many instances. `PERDURE_SCALE_INSTANCES=1000000` says how many, and has the times printed and checked;
/// otherwise they are few, and only what comes is checked.
@Suite struct ListingScaleTests {
    private static let wanted = ProcessInfo.processInfo.environment["PERDURE_SCALE_INSTANCES"].flatMap { Int($0) }
    private static let count = wanted ?? 5_000
    private static let start = Timestamp(microseconds: 1_700_000_000_000_000)
    private static let pages = 200
    private static let pageSize = 100
    private static let longest = Duration.milliseconds(50)

    /// A thousandth of a second between two instances; of 1,000 of them 10 failed, 3 run, and one is of a rare name.
    private static let fill = """
        WITH RECURSIVE numbers (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < \(count))
        INSERT INTO instances (key, id, partition, execution, name, status, ended, created_at, updated_at, history_length, output,
                               is_entity)
        SELECT n + 1, printf('%08x', n * 2654435761 & 4294967295) || printf('%08x', n), 0, 'e' || n,
            CASE WHEN n % 1000 = 999 THEN 'RareOrchestrator' ELSE 'Orchestrator' || (n % 12) END,
            CASE WHEN n % 1000 < 10 THEN 'Failed' WHEN n % 1000 < 13 THEN 'Running' WHEN n % 1000 = 13 THEN 'Terminated'
                ELSE 'Completed' END,
            n % 1000 NOT BETWEEN 10 AND 12, \(start.microseconds) + n * 1000, \(start.microseconds) + n * 1000 + 500000, 5,
            '"done"', 0
        FROM numbers;
        INSERT INTO inputs (instance, input) SELECT key, '{"number":' || key || '}' FROM instances;
        """

    private static var queries: [(name: String, query: InstanceQuery)] {
        let from = start + .milliseconds(count / 3)
        let to = from + .milliseconds(count / 5)
        return [
            ("all", InstanceQuery()), ("failed", InstanceQuery(statuses: [.failed])),
            ("completed", InstanceQuery(statuses: [.completed])),
            ("live", InstanceQuery(statuses: [.pending, .running, .suspended])),
            ("terminated or failed", InstanceQuery(statuses: [.terminated, .failed])),
            ("name prefix", InstanceQuery(namePrefix: "orch")), ("rare name prefix", InstanceQuery(namePrefix: "RARE")),
            ("name", InstanceQuery(name: "orchestrator7")),
            ("failed, rare name prefix", InstanceQuery(statuses: [.failed], namePrefix: "rare")),
            ("completed, rare name prefix", InstanceQuery(statuses: [.completed], namePrefix: "rare")),
            ("created range", InstanceQuery(createdFrom: from, createdTo: to)),
            ("failed, created range", InstanceQuery(statuses: [.failed], createdFrom: from, createdTo: to)),
            (
                "terminated, name prefix, created range",
                InstanceQuery(statuses: [.terminated], namePrefix: "Orchestrator1", createdFrom: from, createdTo: to)
            ),
        ].map { name, query in
            var query = query
            query.kind = .orchestrations
            return (name, query)
        }
    }

    private func withInstances(_ body: (SQLiteStorage) async throws -> Void) async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let storage = SQLiteStorage(path: folder.path + "/hub.db")
        try await storage.open()
        do {
            try await storage.writer.perform { database in
                try database.execute("PRAGMA synchronous=OFF")
                try database.execute("PRAGMA cache_size=-262144")
                // Indexes are made faster when the rows are there.
                let indexes = SQLiteSchema.migrations.joined(separator: ";").split(separator: ";").map { "\($0)" }
                    .filter { $0.contains("CREATE INDEX") && $0.contains(" ON instances (") }
                let names = indexes.compactMap { $0.split(separator: " ").drop { $0 != "INDEX" }.dropFirst().first }
                for name in names { try database.execute("DROP INDEX IF EXISTS \(name)") }
                try database.transaction { try database.execute(Self.fill) }
                for (index, name) in zip(indexes, names) where name != "instances_suspended" { try database.execute(index) }
                try database.execute("PRAGMA cache_size=-65536")
            }
            try await body(storage)
        } catch {
            await storage.close()
            throw error
        }
        await storage.close()
    }

    @Test(.enabled(if: wanted == nil)) func pagesOfAListAreWhatAWalkThroughAllInstancesGives() async throws {
        try await withInstances { storage in
            for (name, query) in Self.queries {
                let all = try await storage.reader.perform { database in
                    try InstanceCondition(query).select(in: database, limit: .max).map(\.position.id)
                }
                var listed: [InstanceID] = []
                var position: InstancePage.Position?
                repeat {
                    let page = try await storage.instances(query, after: position, limit: Self.pageSize)
                    listed += page.rows.map(\.id)
                    position = page.next
                } while position != nil
                #expect(listed == all, "\(name)")
            }
        }
    }

    @Test(.enabled(if: wanted != nil)) func pagesComeInTime() async throws {
        try await withInstances { storage in
            var random = SeededGenerator(seed: 1)
            for (name, query) in Self.queries {
                var times: [Duration] = []
                var rows = 0
                for number in 0..<Self.pages {
                    let place = Self.start + .milliseconds(Int.random(in: 0..<Self.count, using: &random))
                    let position = number % 4 == 0 ? nil : InstancePage.Position(createdAt: place, id: "8")
                    let begun = ContinuousClock.now
                    rows += try await storage.instances(query, after: position, limit: Self.pageSize).rows.count
                    times.append(ContinuousClock.now - begun)
                }
                times.sort()
                let (middle, high, last) = (times[Self.pages / 2], times[Self.pages * 99 / 100], times[Self.pages - 1])
                print("\(name): p50 \(middle), p99 \(high), max \(last), \(rows / Self.pages) rows a page")
                #expect(high < Self.longest, "\(name)")
            }
        }
    }
}
