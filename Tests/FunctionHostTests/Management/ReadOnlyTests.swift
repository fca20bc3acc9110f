import DurableCore
import DurableEngine
import JSONText
import Testing

@testable import DurableSQLite
@testable import FunctionHost

/// What a host answers while its task hub takes no changes, and when what is stored is damaged.
@Suite(.timeLimit(.minutes(2))) struct ReadOnlyTests {
    private static let much = "\"" + String(repeating: "x", count: 200_000) + "\""

    /// Lets the store grow no more than it has.
    private func fill(_ test: TestHost) async throws {
        try await test.host.storage.writer.perform { database in
            let count = try database.statement("PRAGMA page_count")
            let pages = try count.first { count.int(0) } ?? 0
            try database.execute("PRAGMA max_page_count = \(pages)")
        }
    }

    private func makeSpace(_ test: TestHost) async throws {
        try await test.host.storage.writer.perform { try $0.execute("PRAGMA max_page_count = 1000000000") }
    }

    @Test func changesAreRefusedWithAReasonWhileReadsGoOn() async throws {
        try await TestHost.serving("management") { test in
            let before = await test.post("\(TestHost.api)/orchestrators/Waits/before")
            #expect(before.status == 202)
            try await fill(test)
            let refused = await test.post("\(TestHost.api)/orchestrators/Waits/refused", Self.much)
            #expect(refused.status == 503)
            #expect(refused.header("Retry-After") == "2")
            #expect(try refused.json["Message"]?.stringValue?.contains("database or disk is full") == true)
            #expect(await test.post("\(TestHost.api)/instances/before/terminate").status == 503)
            #expect(await test.get("\(TestHost.api)/instances/before").status == 202)
            #expect(await test.get("\(TestHost.api)/instances/refused").status == 404)
            #expect(try await test.get("/admin/host/status").json["errors"]?.arrayValue?.count == 1)
            try await makeSpace(test)
            while test.host.hub.unwritable != nil { await Task.yield() }
            #expect(await test.post("\(TestHost.api)/orchestrators/Waits/refused", Self.much).status == 202)
            #expect(try await test.get("/admin/host/status").json["errors"] == nil)
        }
    }

    @Test func whatIsDamagedIsToldWithItsReason() async throws {
        try await TestHost.serving("management", isAtWork: false) { test in
            #expect(await test.post("\(TestHost.api)/orchestrators/Waits/bad").status == 202)
            try await test.host.storage.writer.perform { try $0.execute("UPDATE instances SET status = 'Confused'") }
            let answer = await test.get("\(TestHost.api)/instances/bad")
            #expect(answer.status == 500)
            #expect(try answer.json["Message"]?.stringValue?.contains("unknown status 'Confused'") == true)
        }
    }
}
