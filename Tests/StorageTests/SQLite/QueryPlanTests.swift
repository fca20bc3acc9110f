import DurableCore
import Testing

@testable import DurableSQLite

/// What is asked for often, or of many instances, is found by an index.
@Suite struct QueryPlanTests {
    private func plan(_ sql: String) async throws -> String {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let storage = SQLiteStorage(path: folder.path + "/hub.db")
        try await storage.open()
        do {
            let plan = try await storage.reader.perform { database in
                let rows = try database.prepare("EXPLAIN QUERY PLAN \(sql)")
                var lines: [String] = []
                try rows.forEachRow {
                    lines.append(rows.text(3))
                    return true
                }
                return lines.joined(separator: "\n")
            }
            await storage.close()
            return plan
        } catch {
            await storage.close()
            throw error
        }
    }

    private func plan(_ query: InstanceQuery, after position: InstancePage.Position? = nil) async throws -> String {
        var condition = InstanceCondition(query)
        if let position { condition.require(after: position) }
        return try await plan(condition.sql)
    }

    @Test func pagesComeInOrderWithoutSorting() async throws {
        let position = InstancePage.Position(createdAt: Timestamp(microseconds: 5), id: "a")
        for query in [InstanceQuery(), InstanceQuery(kind: .orchestrations), InstanceQuery(name: "O")] {
            let plan = try await plan(query, after: position)
            #expect(plan.hasPrefix("SEARCH instances USING"))
            #expect(plan.contains("INDEX instances_by_creation"))
            #expect(!plan.contains("TEMP B-TREE"))
        }
    }

    @Test func entitiesAreFoundAmongManyOrchestrations() async throws {
        #expect(try await plan(InstanceQuery(kind: .entities)).contains("INDEX instances_entities"))
    }

    @Test func instancesOfOneNameAndStatusComeInOrderWithoutSorting() async throws {
        let position = InstancePage.Position(createdAt: Timestamp(microseconds: 5), id: "a")
        let time = Timestamp(microseconds: 9)
        let queries = [
            InstanceQuery(kind: .orchestrations, statuses: [.suspended]), InstanceQuery(namePrefix: "o"),
            InstanceQuery(statuses: [.failed], name: "O", createdTo: time),
        ]
        for query in queries {
            for position in [position, nil] {
                let search = InstanceSearch(query, after: position)
                let plan = try await plan(search.condition(of: .init(name: "O", status: "Failed")).sql)
                #expect(plan.hasPrefix("SEARCH instances USING"))
                #expect(plan.contains("INDEX instances_by_name (name=? AND status=?"))
                #expect(position == nil || plan.contains("created_at"))
                #expect(!plan.contains("TEMP B-TREE"))
            }
        }
    }

    @Test func pairsOfNamesAndStatusesAreMergedWithoutSorting() async throws {
        let search = InstanceSearch(InstanceQuery(kind: .orchestrations, statuses: [.failed]), after: nil)
        let conditions = ["A", "B", "C"].map { search.condition(of: .init(name: $0, status: "Failed")) }
        let plan = try await plan(InstanceCondition.sql(conditions))
        #expect(plan.contains("MERGE (UNION ALL)"))
        #expect(!plan.contains("TEMP B-TREE"))
    }

    @Test func namesAndStatusesAreFoundWithoutLookingAtTheirInstances() async throws {
        let index = "SEARCH instances USING COVERING INDEX instances_by_name"
        #expect(try await plan("\(InstanceSearch.nextStatus)") == "\(index) (name=? AND status>?)")
        #expect(try await plan("\(InstanceSearch.nextName)") == "\(index) (name>?)")
    }

    @Test func aTurnThatLeavesTheStatusWritesNoIndexOfIt() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let storage = SQLiteStorage(path: folder.path + "/hub.db")
        try await storage.open()
        try await storage.writer.perform { database in
            try database.execute(
                """
                CREATE TABLE touched (status TEXT);
                CREATE TRIGGER touch AFTER UPDATE OF status ON instances BEGIN INSERT INTO touched VALUES (NEW.status); END
                """)
        }
        let now = Timestamp(microseconds: 5)
        let instance = NewInstance(id: "a", execution: "e", start: ExecutionStarted(name: "O"), createdAt: now)
        _ = try await storage.commit([.create(instance)])
        let lease = storage.exchangeLeases(for: "h", at: now, ttl: .seconds(5))[Partition(of: "a", count: 4).number]
        for (status, from) in [(RuntimeStatus.running, 0), (.running, 1), (.completed, 2)] {
            let update = InstanceUpdate(status: status, lastUpdatedAt: now)
            let events = [HistoryEvent(.orchestratorStarted, at: now)]
            let change = Checkpoint.Change(update: update, body: .history(from: from, append: events))
            let checkpoint = Checkpoint(instance: "a", execution: "e", consumed: [], change: change)
            #expect(try await storage.commit([.checkpoint(checkpoint, under: lease)]) == [.done])
            #expect(try await storage.instance("a")?.status == status)
            let found = try await storage.instances(InstanceQuery(statuses: [status]), after: nil, limit: 9)
            #expect(found.rows.map(\.id) == ["a"])
        }
        let touched = try await storage.reader.perform { database in
            let rows = try database.statement("SELECT group_concat(status) FROM touched")
            return try rows.first { rows.text(0) }
        }
        #expect(touched == "Running,Completed")
        await storage.close()
    }

    @Test func instancesThatEndedLongAgoAreFoundAmongMany() async throws {
        let query = InstanceQuery(
            kind: .orchestrations, statuses: [.completed], updatedTo: Timestamp(microseconds: 5))
        #expect(try await plan(query).contains("INDEX instances_ended (status=? AND updated_at<?)"))
    }

    @Test func childrenAreFoundByTheirParent() async throws {
        #expect(try await plan("\(HubWriter.family)").contains("child USING INDEX instances_by_parent"))
    }

    @Test func terminationsAreFoundWithoutLookingAtOtherMessages() async throws {
        let index = "COVERING INDEX inbox_terminations (type=? AND due>? AND due<?)"
        #expect(try await plan("\(InboxReader.terminations)").contains(index))
    }
}
