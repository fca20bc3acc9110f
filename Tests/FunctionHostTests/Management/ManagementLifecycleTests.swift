import DurableCore
import DurableEngine
import Foundation
import FunctionApp
import JSONText
import Testing

@testable import FunctionHost

/// Suspending, rewinding, restarting, purging and ending instances over HTTP (host.md 1.3, 3.11).
struct ManagementLifecycleTests {
    private static let instances = "\(TestHost.api)/instances"

    private static func serving<Result: Sendable>(_ body: (TestHost) async throws -> Result) async throws -> Result {
        try await TestHost.serving("lifecycle", body)
    }

    @Test func aSuspendedInstanceTakesItsEventsInOrderWhenItIsResumed() async throws {
        try await Self.serving { (test) async throws in
            _ = try await test.start("Waits", id: "x", input: "3")
            #expect(await test.post("\(Self.instances)/x/suspend?reason=lunch").status == 202)
            _ = try await test.host.hub.wait(for: "x") { $0.status == .suspended }
            let suspended = await test.get("\(Self.instances)/x")
            #expect(suspended.status == 202)
            #expect(try suspended.json["runtimeStatus"] == "Suspended")
            #expect(try suspended.json["suspendReason"] == "lunch")
            for number in 1...3 {
                #expect(await test.post("\(Self.instances)/x/raiseEvent/Go", "\(number)").status == 202)
            }
            let again = await test.post("\(Self.instances)/x/suspend")
            #expect(again.status == 409)
            #expect(
                try again.json["Message"]
                    == "Cannot suspend the orchestration instance x because instance is in the Suspended state.")
            #expect(await test.post("\(Self.instances)/x/resume").status == 202)
            #expect(try await test.host.hub.waitForEnd(of: "x")?.output == "[1,2,3]")
            #expect(await test.post("\(Self.instances)/x/suspend").status == 410)
        }
    }

    @Test func whatDoesNotFitTheStatusIsRefused() async throws {
        try await Self.serving { (test) async throws in
            _ = try await test.start("Waits", id: "x")
            #expect(await test.post("\(Self.instances)/x/resume").status == 409)
            let rewind = await test.post("\(Self.instances)/x/rewind")
            #expect(rewind.status == 409)
            #expect(
                try rewind.json["Message"] == "The rewind operation is only supported on failed orchestration instances.")
            #expect(await test.call("DELETE", "\(Self.instances)/x").status == 409)
            for operation in ["suspend", "resume", "rewind"] {
                #expect(await test.post("\(Self.instances)/nobody/\(operation)").status == 404, "\(operation)")
            }
            #expect(await test.call("DELETE", "\(Self.instances)/nobody").status == 404)
            let restart = await test.post("\(Self.instances)/nobody/restart")
            #expect(restart.status == 400)
            #expect(
                try restart.json["Message"] == "InstanceId does not match a valid orchestration instance.")
        }
    }

    @Test func aRewoundInstanceRunsAgainWhatFailedAndNothingElse() async throws {
        try await Self.serving { (test) async throws in
            let broken = test.host.app.root + "/broken"
            try Data().write(to: URL(filePath: broken))
            _ = try await test.start("Outer", id: "x")
            #expect(try await test.host.hub.waitForEnd(of: "x")?.status == .failed)
            try FileManager.default.removeItem(atPath: broken)
            #expect(await test.post("\(Self.instances)/x/rewind?reason=repaired").status == 202)
            let row = try await test.host.hub.waitForEnd(of: "x")
            #expect(row?.output == #"["first","inner"]"#)
            let history = try #require(try await test.host.hub.history(of: "x")).history
            #expect(history.count { $0.kind.name == "TaskCompleted" } == 1)
            #expect(history.contains { $0.kind == .executionRewound(reason: "repaired") })
            #expect(await test.post("\(Self.instances)/x/rewind").status == 410)
        }
    }

    @Test func restartTakesTheInputAndTheNameAgain() async throws {
        try await Self.serving { (test) async throws in
            _ = try await test.start("Inner", id: "x", input: #""once""#)
            _ = try await test.host.hub.waitForEnd(of: "x")
            let other = await test.post("\(Self.instances)/x/restart")
            #expect(other.status == 202)
            let id = try #require(try other.json["id"]?.stringValue)
            #expect(id != "x")
            #expect(try await test.host.hub.waitForEnd(of: InstanceID(id))?.output == #""once""#)

            let same = await test.post("\(Self.instances)/x/restart?restartWithNewInstanceId=false", #""anew""#)
            #expect(try same.json["id"] == "x")
            #expect(try await test.host.hub.waitForEnd(of: "x")?.output == #""anew""#)
        }
    }

    @Test func purgingTakesTheChildrenAlongAndEndsWhatRunsOnlyByForce() async throws {
        try await Self.serving { (test) async throws in
            _ = try await test.start("Outer", id: "x")
            _ = try await test.host.hub.waitForEnd(of: "x")
            let purged = await test.call("DELETE", "\(Self.instances)/x")
            #expect(purged.status == 200)
            #expect(purged.text == #"{"instancesDeleted":2}"#)
            #expect(await test.get("\(Self.instances)/x").status == 404)
            #expect(await test.get("\(Self.instances)/x-inner").status == 404)

            _ = try await test.start("Waits", id: "y")
            let forced = await test.call("DELETE", "\(Self.instances)/y?force=true")
            #expect(forced.text == #"{"instancesDeleted":1}"#)
            #expect(await test.get("\(Self.instances)/y").status == 404)
        }
    }

    @Test(arguments: [true, false])
    func terminationTakesTheChildrenAlongOnlyWhenAsked(_ isRecursive: Bool) async throws {
        try await Self.serving { (test) async throws in
            _ = try await test.start("Family", id: "x")
            for child in ["x-1", "x-2"] as [InstanceID] {
                while try await test.host.hub.status(of: child)?.status != .running { await Task.yield() }
            }
            let answer = await test.post("\(Self.instances)/x/terminate?reason=over&recursive=\(isRecursive)")
            #expect(answer.status == 202)
            #expect(try await test.host.hub.waitForEnd(of: "x")?.status == .terminated)
            for child in ["x-1", "x-2"] as [InstanceID] {
                if isRecursive {
                    let row = try await test.host.hub.waitForEnd(of: child)
                    #expect(row?.status == .terminated)
                    #expect(row?.reason == "over")
                } else {
                    #expect(await test.post("\(Self.instances)/\(child)/raiseEvent/Go", "1").status == 202)
                    #expect(try await test.host.hub.waitForEnd(of: child)?.output == "[1]")
                }
            }
        }
    }

    @Test func anActivityLearnsThatItsInstanceWasTerminated() async throws {
        try await Self.serving { (test) async throws in
            _ = try await test.start("WaitsForLong", id: "x")
            while !FileManager.default.fileExists(atPath: test.host.app.root + "/begun") { await Task.yield() }
            #expect(await test.post("\(Self.instances)/x/terminate").status == 202)
            let told = test.host.app.root + "/aborted"
            while (try? String(contentsOfFile: told, encoding: .utf8)) != "AbortError" { await Task.yield() }
            #expect(try await test.host.hub.status(of: "x")?.status == .terminated)
        }
    }
}
