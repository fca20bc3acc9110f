import DurableTestKit
import Foundation
import JSONText
import Testing

@testable import DurableSQLite

/// `verify`, `backup` and `restore`, with a host at work and without.
@Suite(.serialized, .timeLimit(.minutes(5))) struct MaintenanceCommandTests {
    private static func command(_ arguments: String...) async throws -> ProcessResult {
        try await PerdureProcess.run(arguments)
    }

    @Test func aSoundTaskHubIsSoundWithAHostAndWithout() async throws {
        let app = try AppCopy("samples/bank-transfer")
        defer { app.remove() }
        let served = try await ServedApp(app.path)
        _ = try await served.run("Transfer", input: #"{"from":"ann","to":"bob","amount":30}"#)
        for isServed in [true, false] {
            let text = try await Self.command("verify", "--app", app.path)
            #expect(text.status == 0)
            #expect(text.output.last?.contains(" is sound: 1 orchestrations with 16 events, 2 entities, ") == true)
            let json = try JSONParser.parse(try await Self.command("verify", try app.hub, "-o", "json").output.joined())
            #expect(json["isSound"] == true)
            #expect(json["violations"] == [])
            if isServed { #expect(await served.stop() == 0) }
        }
    }

    @Test func damageIsNamedWithInstanceTableAndRow() async throws {
        let app = try AppCopy("samples/hello-cities")
        defer { app.remove() }
        _ = try await Self.command("run", app.path, "HelloCities", "--id", "x")
        let database = try SQLiteDatabase(path: try app.hub)
        try database.execute("UPDATE history SET task = 1 WHERE position = 4")
        database.close()
        let text = try await Self.command("verify", "--app", app.path)
        #expect(text.status == 1)
        #expect(text.output.first == "completion-has-a-task: x, history, row 4: event 4 settles task 1, which was not scheduled")
        #expect(text.output.last?.contains(" is damaged: ") == true)
        let json = try await Self.command("verify", "--app", app.path, "-o", "json")
        #expect(json.status == 1)
        let violation = try JSONParser.parse(json.output.joined())["violations"]?.arrayValue?.first
        #expect(violation?["rule"] == "completion-has-a-task")
        #expect(violation?["instance"] == "x")
        #expect(violation?["table"] == "history")
        #expect(violation?["row"] == "4")
    }

    @Test func whatCannotBeReadHasAnExitCodeOfItsOwn() async throws {
        let app = try AppCopy("samples/hello-cities")
        defer { app.remove() }
        for arguments in [["--app", app.path], ["--app", "/nowhere"], ["\(app.path)/host.json"]] {
            let result = try await PerdureProcess.run(["verify"] + arguments)
            #expect(result.status == 2)
            #expect(result.output == [])
            #expect(result.errors.count >= 1)
        }
        #expect(!FileManager.default.fileExists(atPath: "\(app.path)/.perdure"))
    }

    /// Whatever the backup has of what was under way goes on where it is put back, and comes to what it would have come to.
    @Test func aBackupUnderLoadGoesOnElsewhere() async throws {
        let app = try AppCopy("Tests/Fixtures/apps/mixed-load")
        let heir = try AppCopy("Tests/Fixtures/apps/mixed-load")
        let backup = "\(app.path)-backup"
        defer {
            for path in [app.path, heir.path, backup] { try? FileManager.default.removeItem(atPath: path) }
        }
        let served = try await ServedApp(app.path)
        let ledger = Ledger()
        let loading = Task {
            var random = SeededGenerator(seed: 1)
            for round in 1...8 { await MixedLoad(served, ledger, round: round, &random).run() }
        }
        // So that there is something to back up.
        try await served.poll { ledger.current.started.count > 20 }
        let before = ledger.current
        let copied = try await Self.command("backup", backup, "--app", app.path)
        #expect(copied.errors == [])
        #expect(copied.status == 0)
        await loading.value
        #expect(ledger.current.started.count > before.started.count)
        let refused = try await Self.command("restore", backup, "--app", app.path, "--force")
        #expect(refused.status == 1)
        #expect(refused.errors.joined().contains("in use by process"))
        #expect(await served.stop() == 0)

        #expect(try await Self.command("restore", backup, "--app", heir.path).status == 0)
        let other = try await ServedApp(heir.path)
        for (id, start) in ledger.current.started.sorted(by: { $0.key < $1.key }) {
            let isThere = try await other.get("\(MixedLoad.api)/instances/\(id)").status != 404
            #expect(isThere || before.started[id] == nil, "\(id) was acknowledged before the backup")
            guard isThere else { continue }
            if start.orchestrator == "Approval" { await MixedLoad.decide(id, in: other, Ledger()) }
            let end = try await other.waitForEnd(of: id)
            #expect(end["runtimeStatus"] == "Completed")
            if let output = start.output { #expect(end["output"] == output) }
        }
        #expect(await other.stop() == 0)
        #expect(try await StoreChecker.check(heir.hub).violations == [])
    }
}
