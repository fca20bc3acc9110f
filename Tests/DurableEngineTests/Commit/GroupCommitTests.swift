import DurableCore
import DurableEngine
import DurableTestKit
import Logging
import Testing

@Suite(.timeLimit(.minutes(1))) struct GroupCommitTests {
    private struct Broken: Error, Equatable {}

    private let storage = GatedStorage()
    private let commit: GroupCommit

    init() { commit = Self.commit(to: storage, signals: Signals()) }

    private static func commit(to storage: any Storage, signals: Signals, clock: VirtualClock = VirtualClock()) -> GroupCommit {
        GroupCommit(
            storage: storage, signals: signals, clock: clock,
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
    }

    private func job(_ number: Int) -> Write { .enqueue("jobs", Payload(json: "\(number)"), visibleAt: nil) }

    private func write(_ number: Int) -> Task<WriteOutcome, any Error> {
        Task { [commit] in try await commit.write(job(number)) }
    }

    /// Starts a write and waits until it stands in line.
    private func queue(_ number: Int, asBacklog backlog: Int) async throws -> Task<WriteOutcome, any Error> {
        let task = write(number)
        try await until { await commit.backlog == backlog }
        return task
    }

    @Test func whatPilesUpDuringACommitGoesIntoTheNext() async throws {
        var held = storage.held.makeAsyncIterator()
        let first = write(0)
        let firstCommit = try #require(await held.next())
        #expect(firstCommit.writes == [job(0)])
        var others: [Task<WriteOutcome, any Error>] = []
        for number in 1...5 { others.append(try await queue(number, asBacklog: number)) }
        firstCommit.pass()
        #expect(try await first.value == .done)
        let secondCommit = try #require(await held.next())
        #expect(secondCommit.writes == (1...5).map(job))
        secondCommit.pass()
        for other in others { #expect(try await other.value == .done) }
    }

    @Test func nobodyReturnsBeforeTheWriteIsDurable() async throws {
        var held = storage.held.makeAsyncIterator()
        let returned = Tally()
        let writing = Task { [commit] in
            _ = try await commit.write(job(0))
            returned.add()
        }
        let waiting = try #require(await held.next())
        for _ in 0..<100 { await Task.yield() }
        #expect(returned.count == 0)
        waiting.pass()
        try await writing.value
        #expect(returned.count == 1)
    }

    @Test func everyWriteGetsItsOwnOutcome() async throws {
        var held = storage.held.makeAsyncIterator()
        let first = write(0)
        let firstCommit = try #require(await held.next())
        let nobody = Message(to: "nobody", HistoryEvent(.eventRaised(name: "E", input: nil), at: Timestamp(microseconds: 0)))
        let refused = Task { [commit] in try await commit.write(.send(nobody)) }
        try await until { await commit.backlog == 1 }
        let done = try await queue(1, asBacklog: 2)
        firstCommit.pass()
        try #require(await held.next()).pass()
        #expect(try await first.value == .done)
        #expect(try await refused.value == .notFound)
        #expect(try await done.value == .done)
    }

    @Test func aRejectedWriteFailsAlone() async throws {
        var held = storage.held.makeAsyncIterator()
        let first = write(0)
        let firstCommit = try #require(await held.next())
        let tasks = [try await queue(1, asBacklog: 1), try await queue(2, asBacklog: 2), try await queue(3, asBacklog: 3)]
        firstCommit.pass()
        try #require(await held.next()).fail(WriteRejected(index: 1, reason: "too large"))
        let again = try #require(await held.next())
        #expect(again.writes == [job(1), job(3)])
        again.pass()
        #expect(try await first.value == .done)
        #expect(try await tasks[0].value == .done)
        let rejection = await #expect(throws: WriteRejected.self) { try await tasks[1].value }
        #expect(rejection?.failure.message == "The storage cannot take this write: too large")
        #expect(try await tasks[2].value == .done)
    }

    @Test func aThrownCommitFailsAllOfItsBatchAndNoOther() async throws {
        var held = storage.held.makeAsyncIterator()
        let first = write(0)
        let firstCommit = try #require(await held.next())
        let tasks = [try await queue(1, asBacklog: 1), try await queue(2, asBacklog: 2)]
        firstCommit.pass()
        let secondCommit = try #require(await held.next())
        let later = try await queue(3, asBacklog: 1)
        secondCommit.fail(Broken())
        try #require(await held.next()).pass()
        #expect(try await first.value == .done)
        for task in tasks { await #expect(throws: Broken()) { try await task.value } }
        #expect(try await later.value == .done)
    }

    @Test func itGoesOnAfterAPause() async throws {
        var held = storage.held.makeAsyncIterator()
        for number in 0..<3 {
            let task = write(number)
            let waiting = try #require(await held.next())
            #expect(waiting.writes == [job(number)])
            waiting.pass()
            #expect(try await task.value == .done)
        }
    }

    @Test func noMoreThanACapacityOfWritesPilesUpAndAllAreDone() async throws {
        var held = storage.held.makeAsyncIterator()
        let first = write(-1)
        let firstCommit = try #require(await held.next())
        let count = 4_200
        let tasks = (0..<count).map(write)
        try await until { await commit.backlog == 4_096 }
        firstCommit.pass()
        #expect(try await first.value == .done)
        var written: [Write] = []
        while written.count < count {
            let waiting = try #require(await held.next())
            #expect(waiting.writes.count <= 512)
            #expect(await commit.backlog <= 4_096)
            written += waiting.writes
            waiting.pass()
        }
        for task in tasks { #expect(try await task.value == .done) }
        #expect(Set(written) == Set((0..<count).map(job)))
    }

    @Test func aCommittedChangeWakesWhoeverWaitsForIt() async throws {
        let signals = Signals()
        let commit = Self.commit(to: MemoryStorage(), signals: signals)
        let instance = NewInstance(
            id: "a", execution: "e", start: ExecutionStarted(name: "O"), createdAt: Timestamp(microseconds: 0))
        #expect(try await commit.write(.create(instance)) == .done)
        await signals.inbox.wait()
        #expect(try await commit.write(.enqueue(.activities, "1", visibleAt: nil)) == .done)
        await signals.activities.wait()
    }
}
