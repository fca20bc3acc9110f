import DurableCore
import DurableSQLite
import Foundation
import JSONText
import Testing

/// Messages of queues, from outside, with `kill -9` in between.
@Suite(.serialized) struct QueueTests {
    private static let instances = "/runtime/webhooks/durabletask/instances"

    /// Kills the host after some of the messages were handled.
    @Test(arguments: [0, 3, 9])
    func everyGoodMessageIsHandledAndEveryBadOnePutAside(_ handled: Int) async throws {
        let app = try AppCopy("samples/queue-to-orchestration")
        defer { app.remove() }
        let first = try await ServedApp(app.path)
        for number in 0..<10 {
            let good = #"{"id":"order-\#(number)","item":"lamp \#(number)"}"#
            #expect(try await first.post("/api/orders", json: good).status == 202)
            #expect(try await first.post("/api/orders", json: #"{"item":"no id \#(number)"}"#).status == 202)
        }
        for _ in 0..<handled { await first.line(with: "Executed 'Functions.StartOrder'") }
        first.process.send(SIGKILL)
        await first.process.waitForExit()

        let second = try await ServedApp(app.path)
        for number in 0..<10 {
            try await second.poll { try await second.get("\(Self.instances)/order-\(number)").status == 200 }
            let end = try await second.waitForEnd(of: "order-\(number)")
            #expect(end["output"]?.stringValue == "Packed: lamp \(number)")
        }
        #expect(await second.stop() == 0)
        try await Self.drain(app)
        #expect(try await Self.messages(of: "orders", app) == [])
        #expect(
            try await Self.messages(of: "orders-poison", app).sorted() == (0..<10).map { #"{"item":"no id \#($0)"}"# })
    }

    @Test func theQueueSampleOfTheArticleWorks() async throws {
        let app = try AppCopy("samples/seed-article")
        defer { app.remove() }
        let served = try await ServedApp(app.path, ["--verbose"])
        #expect(try await served.post("/api/PutMessage", json: #""World""#).status == 202)
        #expect(await served.line(with: "Executed 'Functions.QueueStart' (Succeeded") != nil)
        #expect(await served.stop() == 0)
    }

    /// Serves the app until its queue is empty.
    private static func drain(_ app: AppCopy) async throws {
        while try await !messages(of: "orders", app).isEmpty {
            let served = try await ServedApp(app.path)
            await served.line(with: "Moving message to queue 'orders-poison'")
            #expect(await served.stop() == 0)
        }
    }

    /// Of an app that is not served.
    private static func messages(of queue: QueueName, _ app: AppCopy) async throws -> [String] {
        let storage = SQLiteStorage(path: try app.hub)
        try await storage.open()
        let now = Timestamp(microseconds: .max / 4)
        let page = try await storage.claim(queue, limit: 100, by: "test", at: now, until: now + .seconds(1))
        await storage.close()
        return page.messages.map { message in
            if case .payload(let payload) = message.content { payload.json } else { "an activity" }
        }
    }
}
