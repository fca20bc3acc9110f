import DurableCore
import DurableEngine
import DurableSQLite
import DurableTestKit
import Logging
import ServiceLifecycle
import Synchronization

/// A host on the virtual clock whose store is on a disk in memory, and the client that starts its orchestrations.
///
/// It may be opened and stopped again and again, on the same disk: what clients were told is kept here.
final class DiskHost: Sendable {
    /// The machine stopped while it was at work.
    struct MachineStopped: Error {}

    static let programs: [String: [ScriptedEngine.Step]] = [
        "Chain": [.activity("A", "1"), .activity("B", "2"), .activity("C", "\"chained\"")],
        "Fan": [.activities((0..<4).map { "F\($0)" }), .activity("Join", "\"joined\"")],
        "Parent": [.child("Chain", id: nil), .timer(after: .seconds(5)), .activity("End", "\"raised\"")],
        "Loop": [.activity("L", "0"), .restart(input: "\"again\""), .activity("M", "\"looped\"")],
        "Notes": [.entity("@counter@1", "add", "1"), .activity("N", "\"noted\"")],
        "Waiter": [.activity("W", "0"), .event("Go"), .activity("Went", "\"went\"")],
    ]
    static let outputs: [InstanceID: Payload] = [
        "Chain": "\"chained\"", "Fan": "\"joined\"", "Parent": "\"raised\"", "Loop": "\"looped\"", "Notes": "\"noted\"",
    ]

    let disk: FaultyDisk
    let clock = VirtualClock()
    private let started = Mutex<Set<InstanceID>>([])
    private let ended = Mutex<[InstanceID: Payload?]>([:])
    private let ids = Mutex(0)

    init(disk: FaultyDisk) { self.disk = disk }

    /// Opens the store and runs a host on it while `body` does.
    ///
    /// - Throws: `MachineStopped`, or what `body` threw.
    func running<Result: Sendable>(_ body: @Sendable (TaskHub, SQLiteStorage) async throws -> Result) async throws -> Result {
        let storage = SQLiteStorage(path: disk.store, vfs: disk.vfs, pagesBetweenCheckpoints: 50)
        try await insist { try await storage.open() }
        let engine = ScriptedEngine(programs: Self.programs) { .returned($0.input ?? Payload(json: "\"\($0.name)\"")) }
        let configuration = EngineConfiguration(host: "host", sessionLimit: 2) { self.makeID() }
        let silent = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        let worker = Worker(storage: storage, engine: engine, configuration: configuration, clock: clock, logger: silent)
        do {
            let result = try await clock.passing {
                let services = ServiceGroup(services: worker.services, logger: silent)
                return try await withThrowingTaskGroup { group in
                    group.addTask { try? await services.run() }
                    let result: Swift.Result<Result, any Error>
                    do {
                        result = .success(try await body(worker.hub, storage))
                    } catch {
                        result = .failure(error)
                    }
                    await services.triggerGracefulShutdown()
                    try await group.waitForAll()
                    return try result.get()
                }
            }
            await storage.close()
            return result
        } catch {
            await storage.close()
            throw error
        }
    }

    /// Starts what is not known to be started and waits until all have ended. What is told to clients is written down.
    func work(at hub: TaskHub) async throws {
        for id in Self.outputs.keys.sorted(by: { $0.text < $1.text }) where !started.withLock({ $0.contains(id) }) {
            try await insist {
                do {
                    _ = try await hub.start(id.text, input: nil, id: id)
                } catch TaskHubError.alreadyExists {
                    // It was not known how an earlier try ended.
                }
            }
            started.withLock { _ = $0.insert(id) }
        }
        for id in Self.outputs.keys {
            let row = try await insist { try await hub.waitForEnd(of: id) }
            ended.withLock { $0[id] = row?.output }
        }
    }

    /// What is not as clients were told, or wrong; of a store on which nothing fails any more.
    func problems(of storage: SQLiteStorage, isComplete: Bool = true) async throws -> [String] {
        var problems = try await storage.problems()
        let told = (started.withLock { $0 }, ended.withLock { $0 })
        for (id, output) in Self.outputs {
            let stored = try await storage.load(id)
            if told.0.contains(id), stored == nil { problems.append("\(id) was started and is not there") }
            if told.1[id] != nil || isComplete, stored?.row.status != .completed { problems.append("\(id) is not completed") }
            if let ended = told.1[id], ended != output { problems.append("\(id) was told to have ended otherwise") }
            if stored?.row.status == .completed, stored?.row.output != output { problems.append("\(id) has another output") }
            problems += HistoryVerification.violations(in: stored?.history ?? [], of: id).map { "\($0)" }
        }
        if isComplete, try await storage.instance("@counter@1")?.entity?.value != "1" { problems.append("not counted once") }
        return problems
    }

    private func makeID() -> String {
        ids.withLock { last in
            last += 1
            return "id-\(last)"
        }
    }

    /// Does what a client does whose call failed: tries again, while the machine runs.
    private func insist<Result>(_ call: () async throws -> Result) async throws -> Result {
        while true {
            do {
                return try await call()
            } catch {
                if disk.isStopped { throw MachineStopped() }
                try Task.checkCancellation()
                await Task.yield()
            }
        }
    }
}
