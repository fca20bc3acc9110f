import DurableTestKit
import JSONText

/// What a client asks for in one round: one of everything, all at once.
struct MixedLoad {
    static let api = "/runtime/webhooks/durabletask"
    static let accounts = (0..<6).map { "account-\($0)" }
    static let collector = "collector"

    let served: ServedApp
    let ledger: Ledger
    let round: Int
    /// From and to which account, and how much.
    let transfers: [(from: String, to: String, amount: Int)]

    init(_ served: ServedApp, _ ledger: Ledger, round: Int, _ random: inout SeededGenerator) {
        self.served = served
        self.ledger = ledger
        self.round = round
        transfers = (0..<4).map { _ in
            let pair = Self.accounts.shuffled(using: &random)
            return (pair[0], pair[1], Int.random(in: 1...40, using: &random))
        }
    }

    /// Returns when everything was answered, or the host is gone.
    func run() async {
        let (ledger, served, round) = (ledger, served, round)
        await withTaskGroup { group in
            for (id, start) in starts { group.addTask { await Self.start(id, start, in: served, ledger) } }
            for number in round * 3..<round * 3 + 3 {
                group.addTask { await Self.sendItem(number, to: served, ledger) }
                group.addTask { await Self.put(number, into: served, ledger) }
            }
            // What was started in the round before waits by now, or its decision comes first.
            let approval = "approval-\(round - 1)"
            if ledger.current.started[approval] != nil {
                group.addTask { await Self.decide(approval, in: served, ledger) }
            }
        }
    }

    private var starts: [(id: String, start: Ledger.Start)] {
        func start(_ orchestrator: String, _ input: JSONValue, _ output: JSONValue?) -> (String, Ledger.Start) {
            ("\(orchestrator.lowercased())-\(round)", Ledger.Start(orchestrator: orchestrator, input: input, output: output))
        }
        let simple = [
            start("Sequence", JSONValue(round), JSONValue(round + 3)),
            start("FanOut", JSONValue(round), JSONValue(5 * round + 15)),
            start("Family", JSONValue(round), JSONValue(2 * round + 7)), start("Pause", JSONValue(round), JSONValue(round)),
            start("Loop", ["value": JSONValue(round), "rounds": JSONValue(3)], JSONValue(round + 3)),
            start("Approval", JSONValue(round), JSONValue(round)),
        ]
        return simple.map { ($0.0, $0.1) }
            + transfers.enumerated().map { index, transfer in
                let input: JSONValue = [
                    "from": JSONValue(transfer.from), "to": JSONValue(transfer.to), "amount": JSONValue(transfer.amount),
                ]
                return ("transfer-\(round)-\(index)", Ledger.Start(orchestrator: "Transfer", input: input, output: nil))
            }
    }

    private static func start(_ id: String, _ start: Ledger.Start, in served: ServedApp, _ ledger: Ledger) async {
        let path = "\(api)/orchestrators/\(start.orchestrator)/\(id)"
        let isDone = await isAcknowledged { try await served.post(path, json: start.input.text()) }
        ledger.note { if isDone { $0.started[id] = start } else { $0.tried[id] = start } }
    }

    static func decide(_ approval: String, in served: ServedApp, _ ledger: Ledger) async {
        let decision = String(approval.dropFirst("approval-".count))
        let isDone = await isAcknowledged {
            try await served.post("\(api)/instances/\(approval)/raiseEvent/Decision", json: decision)
        }
        if isDone { ledger.note { $0.decided.insert(approval) } }
    }

    private static func sendItem(_ number: Int, to served: ServedApp, _ ledger: Ledger) async {
        let isDone = await isAcknowledged {
            try await served.post("\(api)/instances/\(collector)/raiseEvent/Item", json: "\(number)")
        }
        ledger.note { if isDone { $0.items.insert(number) } else { $0.triedItems.insert(number) } }
    }

    private static func put(_ number: Int, into served: ServedApp, _ ledger: Ledger) async {
        let isDone = await isAcknowledged { try await served.post("/api/Put", json: #"{"number":\#(number)}"#) }
        ledger.note { if isDone { $0.messages.insert(number) } else { $0.triedMessages.insert(number) } }
    }

    /// A host that is gone acknowledges nothing.
    private static func isAcknowledged(_ request: () async throws -> ServedApp.Answer) async -> Bool {
        (try? await request().status) == 202
    }

}
