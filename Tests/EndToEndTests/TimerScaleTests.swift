import DurableCore
import DurableSQLite
import Foundation
import JSONText
import Testing

/// A restart with many timers pending. `PERDURE_PENDING_TIMERS=100000` says how many, and has the time printed and checked;
/// otherwise they are few, and only checked is that the host serves and leaves the timers alone.
@Suite struct TimerScaleTests {
    private static let wanted = ProcessInfo.processInfo.environment["PERDURE_PENDING_TIMERS"].flatMap { Int($0) }
    private static let count = wanted ?? 1_000
    private static let batch = 500
    private static let due = Timestamp(microseconds: 4_000_000_000_000_000)
    private static let now = Timestamp(microseconds: 1_700_000_000_000_000)

    @Test func aHostWithManyTimersIsSoonReady() async throws {
        let app = try AppCopy("samples/hello-cities")
        defer { app.remove() }
        // The file is where a host puts it.
        let first = try await ServedApp(app.path)
        #expect(try await first.run("HelloCities").status == 200)
        #expect(await first.stop() == 0)
        try await Self.fill(try app.hub)

        let begun = ContinuousClock.now
        let served = try await ServedApp(app.path)
        let listening = ContinuousClock.now - begun
        #expect(try await served.run("HelloCities").status == 200)
        let worked = ContinuousClock.now - begun
        if Self.wanted != nil {
            print("\(Self.count) timers: listening after \(listening), first orchestration done after \(worked)")
            #expect(listening < .seconds(2))
        }
        let page = try await served.get("/runtime/webhooks/durabletask/instances?runtimeStatus=Running&top=10")
        #expect(try page.json.arrayValue?.count == 10)
        #expect(await served.stop() == 0)
    }

    /// Instances that have run their first episode and wait for a timer.
    private static func fill(_ path: String) async throws {
        let storage = SQLiteStorage(path: path)
        try await storage.open()
        let leases = storage.exchangeLeases(for: "filler", at: now, ttl: .seconds(600))
        for first in stride(from: 0, to: count, by: batch) {
            let instances = (first..<min(first + batch, count)).map { number in
                NewInstance(
                    id: InstanceID("timer-\(number)"), execution: ExecutionID("e\(number)"),
                    start: ExecutionStarted(name: "HelloCities"), createdAt: now + .milliseconds(number))
            }
            _ = try await storage.commit(instances.map { .create($0) })
            let page = try await storage.inbox(leases, due: now, excluding: [], limit: batch)
            _ = try await storage.commit(
                page.batches.map { batch in
                    let lease = leases[batch.partition.number]
                    let number = batch.instance.text.dropFirst("timer-".count)
                    return .checkpoint(
                        checkpoint(batch.instance, ExecutionID("e\(number)"), batch.messages.map(\.sequence)), under: lease)
                })
        }
        await storage.close()
    }

    private static func checkpoint(_ id: InstanceID, _ execution: ExecutionID, _ consumed: [Int64]) -> Checkpoint {
        let events = [
            HistoryEvent(.orchestratorStarted, at: now),
            HistoryEvent(.executionStarted(ExecutionStarted(name: "HelloCities")), at: now),
            HistoryEvent(.timerCreated(task: 0, fireAt: due), at: now),
        ]
        var change = Checkpoint.Change(
            update: InstanceUpdate(status: .running, lastUpdatedAt: now), body: .history(from: 0, append: events))
        change.messages = [
            Message(to: id, execution: execution, HistoryEvent(.timerFired(task: 0), at: due), deliverAt: due)
        ]
        return Checkpoint(instance: id, execution: execution, consumed: consumed, change: change)
    }
}
