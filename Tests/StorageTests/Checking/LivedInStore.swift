import DurableCore
import DurableEngine
import DurableTestKit
import Foundation
import Logging
import ServiceLifecycle
import Synchronization

@testable import DurableSQLite

/// A store as a host leaves it that is stopped in the middle of its work: something of everything has ended, waits, is locked
/// or on its way.
struct LivedInStore {
    let path: String

    private final class IDs: Sendable {
        private let last = Mutex(0)

        func next() -> String {
            last.withLock { last in
                last += 1
                return "id\(last)"
            }
        }
    }

    private static let now = Timestamp(microseconds: 1_700_000_000_000_000)

    private static let programs: [String: [ScriptedEngine.Step]] = [
        "Done": [.activity("A", "1"), .entity("@sum@x", "add", "5"), .child("Leaf", id: "leaf")],
        "Leaf": [.activity("B", "2")],
        "Failing": [.attempt("Broken"), .fail("boom")],
        "Waiting": [.activities(["A", "Slow"])],
        "Parent": [.child("Sleeper", id: "kid")],
        "Sleeper": [.timer(after: .seconds(3_600))],
        "Holder": [.lock(["@log@a", "@log@b"]), .note("@log@a"), .event("Never")],
        "Asker": [.lock(["@log@a", "@log@c"]), .event("Never")],
        "Caller": [.entity("@log@a", "get", nil)],
        "Loop": [.restart(input: "\"again\""), .event("Never")],
        "Listener": [.event("Never")],
    ]

    /// The file of such a store, made once.
    private static let bytes = Task {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = folder.path + "/hub.db"
        try await make(at: path)
        return try Data(contentsOf: URL(fileURLWithPath: path))
    }

    init(at path: String) async throws {
        self.path = path
        try await Self.bytes.value.write(to: URL(fileURLWithPath: path))
    }

    /// Runs a host until everything stands where it is to stand.
    private static func make(at path: String) async throws {
        let storage = SQLiteStorage(path: path)
        try await storage.open()
        let clock = VirtualClock(at: now)
        let engine = ScriptedEngine(programs: programs) { task in
            if task.name == "Slow" { await Doorbell().wait() }
            if task.name == "Broken" { return .threw(FailureDetails(errorType: "Error", message: "broken")) }
            return .returned(task.input)
        }
        let ids = IDs()
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let worker = Worker(
            storage: storage, engine: engine, configuration: EngineConfiguration(host: "host") { ids.next() }, clock: clock,
            logger: logger)
        let serving = Task { try await ServiceGroup(services: worker.services, logger: logger).run() }
        do {
            try await live(worker.hub)
            try await fill(storage)
        } catch {
            serving.cancel()
            throw error
        }
        serving.cancel()
        _ = await serving.result
        await storage.close()
    }

    private static func live(_ hub: TaskHub) async throws {
        for (name, id) in [("Done", "done"), ("Failing", "failed")] {
            _ = try await hub.start(name, input: "[1]", id: InstanceID(id))
            _ = try await hub.waitForEnd(of: InstanceID(id))
        }
        try await begin("Waiting", "waiting", until: "TaskCompleted", hub)
        try await begin("Waiting", "terminated", until: "TaskCompleted", hub)
        try await hub.terminate("terminated", reason: "enough")
        _ = try await hub.waitForEnd(of: "terminated")
        try await begin("Parent", "parent", until: "SubOrchestrationInstanceCreated", hub)
        try await wait(for: "TimerCreated", of: "kid", hub)
        try await begin("Holder", "holder", until: "EntityOperationCompleted", hub)
        try await begin("Asker", "asker", until: "EntityLockRequested", hub)
        try await begin("Caller", "caller", until: "EntityOperationCalled", hub)
        try await begin("Asker", "quitter", until: "EntityLockRequested", hub)
        try await hub.terminate("quitter", reason: nil)
        _ = try await hub.waitForEnd(of: "quitter")
        try await begin("Loop", "loop", until: "ExecutionStarted", hub)
        try await begin("Listener", "suspended", until: "ExecutionStarted", hub)
        try await hub.suspend("suspended", reason: "pause")
        try await hub.raiseEvent("Never", input: "1", to: "suspended")
        try await wait(for: "EventRaised", of: "suspended", hub)
        var options = StartOptions()
        options.startAt = now + .seconds(60)
        options.tags = ["kind": "late"]
        _ = try await hub.start("Done", input: nil, id: "later", options: options)
        while try await hub.entity(EntityID(name: "log", key: "c"))?.earlyReleases.isEmpty != false { await Task.yield() }
    }

    private static func begin(_ name: String, _ id: InstanceID, until event: String, _ hub: TaskHub) async throws {
        _ = try await hub.start(name, input: nil, id: id)
        try await wait(for: event, of: id, hub)
    }

    private static func wait(for event: String, of id: InstanceID, _ hub: TaskHub) async throws {
        while try await hub.history(of: id)?.history.contains(where: { $0.kind.name == event }) != true {
            try Task.checkCancellation()
            await Task.yield()
        }
    }

    private static func fill(_ storage: SQLiteStorage) async throws {
        let events = (1...3).map { EventHubEvent(body: Payload(json: "\($0)")) }
        let outcomes = try await storage.commit([
            .enqueue("jobs", #"{"n":1}"#, visibleAt: nil, at: now), .append("hub", events, at: now),
            .putRow(TableKey("rows", partition: "p", row: "r"), #"{"a":1}"#), .note("name", "1"),
        ])
        precondition(outcomes.allSatisfy { $0 == .done })
    }

    /// Changes the store behind everybody's back.
    func damage(_ sql: String) throws {
        let database = try SQLiteDatabase(path: path)
        defer { database.close() }
        try database.execute(sql)
    }
}
