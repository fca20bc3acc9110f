import DurableCore
import DurableSQLite
import JSONText
import Testing

/// The last look, on a host that is left alone: whatever was acknowledged is done, and done once; whatever was not is done
/// once or not at all.
struct Reckoning {
    let served: ServedApp
    let ledger: Ledger
    private let state: Ledger.State

    init(_ served: ServedApp, _ ledger: Ledger) {
        self.served = served
        self.ledger = ledger
        state = ledger.current
    }

    private static var api: String { MixedLoad.api }

    func settle(in hub: String) async throws {
        try await checkOrchestrations()
        try await checkItems()
        let visitor = try #require(try await SQLiteVisitor.open(path: hub))
        try await checkMessages(visitor)
        await visitor.close()
    }

    private func checkOrchestrations() async throws {
        var moved: [String: Int] = [:]
        let all = state.started.merging(state.tried) { started, _ in started }
        for (id, start) in all.sorted(by: { $0.key < $1.key }) where id != MixedLoad.collector {
            let isThere = try await served.get("\(Self.api)/instances/\(id)").status != 404
            #expect(isThere || state.started[id] == nil, "\(id) was acknowledged, and is not there")
            guard isThere else { continue }
            if start.orchestrator == "Approval", !state.decided.contains(id) { await MixedLoad.decide(id, in: served, ledger) }
            let end = try await served.waitForEnd(of: id)
            #expect(end["runtimeStatus"]?.stringValue == "Completed", "\(id): \(end.text())")
            if let output = start.output { #expect(end["output"] == output, "\(id): \(end.text())") }
            guard start.orchestrator == "Transfer", let amount = end["output"]?.intValue else { continue }
            moved[start.input["from"]?.stringValue ?? "", default: 0] -= amount
            moved[start.input["to"]?.stringValue ?? "", default: 0] += amount
        }
        for account in MixedLoad.accounts {
            let balance = try await served.get("\(Self.api)/entities/Account/\(account)")
            let expected = 100 + moved[account, default: 0]
            // One that was only looked at has no state.
            #expect(balance.status == 404 ? expected == 100 : balance.text == "\(expected)", "\(account)")
        }
    }

    private func checkItems() async throws {
        let ended = try await served.post("\(Self.api)/instances/\(MixedLoad.collector)/raiseEvent/Item", json: #""end""#)
        #expect(ended.status == 202)
        let output = try await served.waitForEnd(of: MixedLoad.collector)["output"]?.arrayValue ?? []
        check(output.compactMap(\.intValue), acknowledged: state.items, tried: state.triedItems, "items")
    }

    private func checkMessages(_ visitor: SQLiteVisitor) async throws {
        try await served.poll { try await !visitor.queues().contains { $0.name == "work" } }
        // A try that ends with the host counts; the app allows so many that no message is put aside.
        #expect(try await visitor.peek("work-poison", limit: .max) == [])
        for number in state.messages.union(state.triedMessages) {
            let answer = try await served.get("\(Self.api)/instances/message-\(number)")
            #expect(
                answer.status != 404 || !state.messages.contains(number), "message \(number) was acknowledged, and had no effect")
            if answer.status != 404 { _ = try await served.waitForEnd(of: "message-\(number)") }
        }
        let effects = try await visitor.peek("effects", limit: .max).compactMap { entry in
            if case .payload(let payload) = entry.content { Int(payload.json.filter(\.isNumber)) } else { nil }
        }
        check(effects, acknowledged: state.messages, tried: state.triedMessages, "effects of messages")
    }

    private func check(_ done: [Int], acknowledged: Set<Int>, tried: Set<Int>, _ what: Comment) {
        #expect(done.count == Set(done).count, what)
        #expect(acknowledged.subtracting(done) == [], what)
        #expect(Set(done).subtracting(acknowledged).subtracting(tried) == [], what)
    }
}
