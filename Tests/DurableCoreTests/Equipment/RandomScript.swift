import DurableCore
import DurableTestKit

/// Code that does anything, but the same for the same events: what it asks for depends on everything it was shown.
struct RandomScript {
    /// How many of its own mistakes are mended.
    let mended: Int
    private var digest: UInt64
    private var mistakes = 0
    private var nextTask = 0
    private var now = start
    private var actions: [Action] = []
    private(set) var ending: TurnResult.Ending?

    init(seed: UInt64, mended: Int) {
        self.mended = mended
        digest = seed
    }

    mutating func takeActions() -> [Action] {
        defer { actions = [] }
        return actions
    }

    mutating func feed(_ events: [HistoryEvent]) {
        for event in events {
            if event.kind == .orchestratorStarted { now = event.timestamp } else { feed(event) }
        }
    }

    private mutating func feed(_ event: HistoryEvent) {
        if ending != nil { return feedAfterEnd(event) }
        for byte in "\(event.kind) \(now)".utf8 { digest = (digest ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        var random = SeededGenerator(seed: digest)
        if event.kind.failedTask != nil, Int.random(in: 0..<5, using: &random) < 2 {
            ending = .threw(boom)
            return
        }
        for _ in 0..<max(0, Int.random(in: -1...2, using: &random)) { ask(&random) }
        switch Int.random(in: 0..<60, using: &random) {
        case 0..<5:
            mistakes += 1
            if mistakes > mended { ending = .threw(boom) }
        case 5: ending = .returned("1")
        case 6, 7: ending = .continuedAsNew("2", unprocessed: [.init(name: "Kept", input: nil)])
        default: break
        }
    }

    /// What comes after continue-as-new was asked for goes to the next execution.
    private mutating func feedAfterEnd(_ event: HistoryEvent) {
        guard case .continuedAsNew(let input, var unprocessed) = ending, case .eventRaised(let name, let value) = event.kind
        else { return }
        unprocessed.append(.init(name: name, input: value))
        ending = .continuedAsNew(input, unprocessed: unprocessed)
    }

    private mutating func ask(_ random: inout SeededGenerator) {
        let operation = EntityOperation(entity: "@counter@x", name: "add", input: "1")
        let action: Action =
            switch Int.random(in: 0..<18, using: &random) {
            case 0..<8: .scheduleTask(name: "A", input: nil)
            case 8, 9: .createTimer(fireAt: now + .seconds(.random(in: 0..<50, using: &random)))
            case 10: .cancelTimer(task: .random(in: 0...nextTask, using: &random))
            case 11, 12: .createSubOrchestration(name: "S", nil, input: nil)
            case 13: .sendEvent(to: "b", name: "E", input: nil)
            case 14: .callEntity(operation)
            case 15: .signalEntity(operation)
            case 16: .lockEntities(["@counter@y", "@counter@x"])
            default: .releaseEntities
            }
        if action.isRecorded { nextTask += 1 }
        actions.append(action)
    }
}
