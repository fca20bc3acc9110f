import DurableSQLite
import Foundation
import JSONText
import Testing

/// 50 transfers at a time between ten accounts, the host killed again and again: no money is made, none is lost, every transfer
/// is made once.
@Suite(.serialized, .timeLimit(.minutes(10))) struct BankTransferTests {
    private static let api = "/runtime/webhooks/durabletask"
    private static let accounts = (0..<10).map { "account-\($0)" }

    /// `PERDURE_CRASH_POINTS` sets how often the host is killed.
    private static let kills = ProcessInfo.processInfo.environment["PERDURE_CRASH_POINTS"].flatMap { Int($0) } ?? 6

    @Test func theSumOfTheBalancesNeverChanges() async throws {
        let app = try AppCopy("samples/bank-transfer")
        defer { app.remove() }
        var transfers: [String] = []
        for round in 0..<Self.kills {
            let served = try await ServedApp(app.path, ["--verbose"])
            transfers += try await Self.start(50, in: served, round: round)
            var remaining = Int.random(in: 1...400)
            for await line in served.process.output where line.contains("Turn committed") {
                remaining -= 1
                if remaining == 0 { break }
            }
            served.process.send(SIGKILL)
            await served.process.waitForExit()
        }

        let served = try await ServedApp(app.path)
        var moved: [String: Int] = [:]
        for id in transfers {
            let status = try await served.waitForEnd(of: id)
            #expect(status["runtimeStatus"]?.stringValue == "Completed", "\(id): \(status.text())")
            let amount = try #require(status["output"]?["moved"]?.intValue)
            moved[try #require(status["input"]?["from"]?.stringValue), default: 0] -= amount
            moved[try #require(status["input"]?["to"]?.stringValue), default: 0] += amount
        }
        for account in Self.accounts {
            let balance = try await served.get("\(Self.api)/entities/Account/\(account)")
            #expect(balance.status == 404 ? moved[account] == nil : balance.text == "\(100 + moved[account, default: 0])")
        }
        let list = JSONValue.array(Self.accounts.map { .string($0) }).text()
        let audit = try await served.run("Audit", input: list)
        #expect(audit.text == #"{"accounts":10,"total":1000}"#)
        #expect(await served.stop() == 0)
        #expect(try await StoreChecker.check(app.hub).violations == [])
    }

    private static func start(_ count: Int, in served: ServedApp, round: Int) async throws -> [String] {
        try await withThrowingTaskGroup(of: String.self) { group in
            for number in 0..<count {
                let pair = accounts.shuffled().prefix(2)
                let amount = Int.random(in: 1...40)
                group.addTask {
                    let id = "t-\(round)-\(number)"
                    let input = #"{"from":"\#(pair.first!)","to":"\#(pair.last!)","amount":\#(amount)}"#
                    let started = try await served.post("\(api)/orchestrators/Transfer/\(id)", json: input)
                    #expect(started.status == 202)
                    return id
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }
}
