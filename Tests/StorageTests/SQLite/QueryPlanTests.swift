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

    @Test func suspendedInstancesAreFoundAmongMany() async throws {
        let query = InstanceQuery(kind: .orchestrations, statuses: [.suspended])
        #expect(try await plan(query).contains("INDEX instances_suspended"))
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
