import DurableCore
import DurableEngine
import JSONText
import Testing

@testable import FunctionHost

/// Entities of a fixture app on the real engine (js-api.md 3, host.md 3.13).
struct EntityTests {
    private static let entities = "\(TestHost.api)/entities"

    private static func serving<Result: Sendable>(_ body: (TestHost) async throws -> Result) async throws -> Result {
        try await TestHost.serving("lifecycle", body)
    }

    private static func poll(_ test: TestHost, _ entity: String, until state: String) async {
        while await test.get("\(entities)/\(entity)").text != state { await Task.yield() }
    }

    @Test func anOrchestrationCallsAndSignalsAndCatchesWhatAnOperationThrew() async throws {
        try await Self.serving { (test) async throws in
            let unknown = "The function 'nothing' doesn't exist, is disabled"
            #expect(
                await test.run("CallsCounter").text
                    == #"[2,5,["RangeError","E_MUCH","too much"],5,"\#(unknown.prefix(45))"]"#)
        }
    }

    @Test func clientsSignalAndReadOverHTTP() async throws {
        try await Self.serving { (test) async throws in
            #expect(await test.get("\(Self.entities)/Counter/a").status == 404)
            for _ in 1...3 { #expect(await test.post("\(Self.entities)/counter/a?op=add", "2").status == 202) }
            await Self.poll(test, "COUNTER/a", until: "6")
            #expect(await test.call("DELETE", "\(Self.entities)/Counter/a").status == 202)
            await Self.poll(test, "Counter/a", until: "")
            let unknown = await test.post("\(Self.entities)/Nothing/a?op=add", "2")
            #expect(unknown.status == 400)
            #expect(try unknown.json["ExceptionMessage"]?.stringValue?.contains("is not an entity function") == true)
            #expect(await test.post("\(Self.entities)/Counter/a?op=add", "{").status == 400)
        }
    }

    /// js-api.md 3.3: the error of a signal reaches nobody but the log.
    @Test func theErrorOfASignalIsLoggedAndChangesNothing() async throws {
        try await Self.serving { (test) async throws in
            #expect(await test.post("\(Self.entities)/Counter/a?op=add", "2").status == 202)
            #expect(await test.post("\(Self.entities)/Counter/a?op=fail").status == 202)
            #expect(await test.post("\(Self.entities)/Counter/a?op=add", "3").status == 202)
            await Self.poll(test, "Counter/a", until: "5")
            while !test.log.lines.contains(where: { $0.contains("too much") && $0.contains("fail") }) { await Task.yield() }
        }
    }

    @Test func anEntityIsAnInstanceToThoseWhoAskForIt() async throws {
        try await Self.serving { (test) async throws in
            #expect(await test.post("\(Self.entities)/Counter/a?op=add", "2").status == 202)
            await Self.poll(test, "Counter/a", until: "2")
            let status = try await test.get("\(TestHost.api)/instances/@counter@a").json
            #expect(status["runtimeStatus"] == "Running")
            #expect(status["input"]?.text() == #"{"exists":true,"state":"2"}"#)
            #expect(status["customStatus"]?.text() == #"{"entityExists":true,"lockedBy":null}"#)
            for operation in ["terminate", "suspend", "resume", "rewind", "raiseEvent/x"] {
                #expect(await test.post("\(TestHost.api)/instances/@counter@a/\(operation)").status == 404, "\(operation)")
            }
        }
    }

    @Test func orchestrationIDsMustNotLookLikeEntities() async throws {
        try await Self.serving { (test) async throws in
            let answer = await test.post("\(TestHost.api)/orchestrators/Waits/@counter@a")
            #expect(answer.status == 400)
        }
    }

    @Test func underALockNobodyElseComesInBetween() async throws {
        try await Self.serving { (test) async throws in
            let ids = (0..<20).map { InstanceID("l\($0)") }
            for id in ids { _ = try await test.start("Locks", id: id.text) }
            var seen: [Int] = []
            for id in ids {
                seen.append(try #require(try await test.host.hub.waitForEnd(of: id)?.output.flatMap { Int($0.json) }))
            }
            #expect(seen.sorted() == Array(0..<20))
        }
    }

    @Test(arguments: ["fail", "terminate"])
    func locksAreReleasedWhateverWayTheOwnerEnds(_ way: String) async throws {
        try await Self.serving { (test) async throws in
            _ = try await test.start("Locks", id: "first", input: way == "fail" ? #""fail""# : #""wait""#)
            await Self.poll(test, "Counter/locked", until: "1")
            if way == "terminate" { try await test.host.hub.terminate("first", reason: nil) }
            _ = try await test.host.hub.waitForEnd(of: "first")
            #expect(await test.run("Locks").text == "1")
            let locked = EntityID(name: "counter", key: "locked")
            while try await test.host.hub.entity(locked)?.lock != nil { await Task.yield() }
            #expect(try await test.host.hub.entity(locked)?.earlyReleases == [])
        }
    }

    @Test func emptyEntitiesAreForgottenWhenTheStorageIsCleaned() async throws {
        try await Self.serving { (test) async throws in
            #expect(await test.run("Locks").text == "0")
            #expect(await test.post("\(Self.entities)/Counter/a?op=delete").status == 202)
            while try await (test.host.hub.entity(EntityID(name: "Counter", key: "a"))?.version ?? 0) == 0 { await Task.yield() }
            let beside = EntityID(name: "counter", key: "beside")
            while try await test.host.hub.entity(beside)?.isInUse == true { await Task.yield() }
            let cleanup = try await test.host.hub.cleanEntities()
            #expect(cleanup.emptyEntitiesRemoved == 2)
            #expect(cleanup.orphanedLocksReleased == 0)
            #expect(try await test.host.hub.entity(beside) == nil)
            #expect(try await test.host.hub.entity(EntityID(name: "counter", key: "locked"))?.value == "1")
        }
    }
}
