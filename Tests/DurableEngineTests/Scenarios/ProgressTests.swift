import DurableCore
import DurableEngine
import DurableTestKit
import Testing

/// Being told what is new of an instance.
@Suite(.timeLimit(.minutes(1))) struct ProgressTests {
    @Test func newsAreWhatStandsBehindWhatIsKnown() async throws {
        let host = TestHost(["O": [.event("A"), .event("B")]])
        try await host.running { hub in
            let id = try await hub.start("O", input: nil)
            let begun = try #require(try await hub.wait(for: id) { $0.status == .running })
            var page = try #require(try await hub.history(of: id, after: 0, limit: 100))
            #expect(page.row.execution == begun.execution)
            for name in ["A", "B"] {
                try await hub.raiseEvent(name, input: nil, to: id)
                let news = try #require(try await hub.news(of: id, since: page, limit: 100, until: .distantFuture))
                #expect(news.length == page.length + news.events.count)
                #expect(news.events.contains { $0.kind == .eventRaised(name: name, input: nil) })
                page = news
            }
            let end = page.row.status.isTerminal ? page : try await hub.news(of: id, since: page, limit: 1, until: .distantFuture)
            #expect(end?.row.status == .completed)
        }
    }

    @Test func withoutNewsTheInstanceIsAsItWas() async throws {
        let host = TestHost(["O": [.event("A")]])
        try await host.running { hub in
            let id = try await hub.start("O", input: nil)
            _ = try await hub.wait(for: id) { $0.status == .running }
            let page = try #require(try await hub.history(of: id, after: 0, limit: 100))
            let later = try await hub.news(of: id, since: page, limit: 100, until: hub.now + .seconds(60))
            #expect(later == HistoryPage(row: page.row, length: page.length, events: []))
            #expect(try await hub.news(of: "nobody", since: page, limit: 1, until: .distantFuture) == nil)
        }
    }
}
