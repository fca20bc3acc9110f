import DurableCore
import DurableSQLite
import Foundation
import JSONText
import Synchronization
import Testing

/// Many messages through one function, with `kill -9` in between. `PERDURE_QUEUE_MESSAGES` says how many; by default few.
@Suite(.serialized) struct QueueSoakTests {
    private static let count = ProcessInfo.processInfo.environment["PERDURE_QUEUE_MESSAGES"].flatMap { Int($0) } ?? 400
    private static let kills = 3

    /// Puts out what it gets, but for one in 50.
    private static let files = [
        "Work/function.json": """
        {"bindings":[{"name":"number","type":"queueTrigger","direction":"in","queueName":"work"},
        {"name":"done","type":"queue","queueName":"done","direction":"out"}]}
        """,
        "Work/index.js": """
        module.exports = async (context, number) => {
            context.log(`trying ${number}`);
            context.bindings.done = number;
            if (number % 50 === 0) throw new Error(`${number} is bad`);
        };
        """,
    ]

    /// How often each message was tried, as the log tells.
    private final class Tries: Sendable {
        private let counts = Mutex<[Int: Int]>([:])

        var all: [Int: Int] { counts.withLock { $0 } }

        func follow(_ output: AsyncStream<String>) -> Task<Void, Never> {
            Task {
                for await line in output {
                    guard let number = line.components(separatedBy: "trying ").last.flatMap({ Int($0) }) else { continue }
                    counts.withLock { $0[number, default: 0] += 1 }
                }
            }
        }
    }

    @Test func everyGoodMessageComesOutOnceAndEveryBadOneIsPutAside() async throws {
        let app = try AppCopy(files: Self.files)
        defer { app.remove() }
        let numbers = 1...Self.count
        let sent = try await PerdureProcess.run(
            ["queue", "send", "work", "--lines", "--app", app.path],
            input: numbers.map { "\($0)\n" }.joined())
        #expect(sent.output == ["Sent \(Self.count) messages to the queue 'work'."])

        let visitor = try #require(try await SQLiteVisitor.open(path: app.hub))
        let tries = Tries()
        for kill in 1...Self.kills + 1 {
            let served = try await ServedApp(app.path)
            let reading = tries.follow(served.process.output)
            let isLast = kill > Self.kills
            let enough = isLast ? 0 : Self.count - Self.count * kill / (Self.kills + 1)
            try await served.poll { try await Self.left(visitor) <= enough }
            served.process.send(isLast ? SIGINT : SIGKILL)
            await served.process.waitForExit()
            await reading.value
            #expect(try await StoreChecker.check(app.hub).violations == [])
        }
        let (good, bad) = (numbers.filter { $0 % 50 != 0 }, numbers.filter { $0 % 50 == 0 })
        #expect(try await Self.messages(of: "done", visitor) == good)
        #expect(try await Self.messages(of: "work-poison", visitor) == bad)
        let tried = tries.all
        #expect(bad.allSatisfy { (1...5).contains(tried[$0] ?? 0) })
        // Only what was in hand when the host was killed was tried less often.
        #expect(bad.filter { tried[$0] == 5 }.count >= bad.count - Self.kills * 64)
        await visitor.close()
    }

    private static func left(_ visitor: SQLiteVisitor) async throws -> Int {
        try await visitor.queues().first { $0.name == "work" }?.count ?? 0
    }

    private static func messages(of queue: QueueName, _ visitor: SQLiteVisitor) async throws -> [Int] {
        try await visitor.peek(queue, limit: 1_000_000).compactMap { entry in
            guard case .payload(let payload) = entry.content else { return nil }
            return Int(payload.json.filter(\.isNumber))
        }
        .sorted()
    }
}
