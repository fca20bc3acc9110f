import DurableCore
import DurableTestKit
import Testing

/// Entities and orchestrations that use and lock them, with the inboxes between them.
///
/// Every operation's input is its sender and a number that counts per sender, so that what an entity ran can be checked.
struct EntityWorld {
    struct Owner {
        var state: OrchestrationState
        /// What it has locked, or has asked for.
        var section: [InstanceID]?
        var isGranted = false
        var awaitedCalls = 0
        var operations = 0
        var hasEnded: Bool { state.hasEnded }
        var isWaiting: Bool { awaitedCalls > 0 || (section != nil && !isGranted) }
    }

    private(set) var owners: [InstanceID: Owner] = [:]
    private(set) var entities: [InstanceID: EntityState] = [:]
    /// What every entity ran, in its order.
    private(set) var ran: [InstanceID: [String]] = [:]
    private(set) var sent: [InstanceID: [String]] = [:]
    private(set) var inbox: [StoredMessage] = []
    private(set) var parked: Set<Int64> = []
    private var random: SeededGenerator
    private var sequence: Int64 = 0
    private var now = 0

    init(seed: UInt64, owners: Int = 4, entities: Int = 3) {
        random = SeededGenerator(seed: seed)
        for number in 0..<entities { self.entities[InstanceID("@e@\(number)")] = EntityState(InstanceID("@e@\(number)")) }
        for number in 0..<owners {
            let id = InstanceID("o\(number)")
            self.owners[id] = Owner(state: OrchestrationState(id, execution: "x", history: []))
            let begun = HistoryEvent.Kind.executionStarted(ExecutionStarted(name: "O"))
            deliver(Message(to: id, execution: "x", HistoryEvent(begun, at: start)))
        }
    }

    /// Owners do what they like.
    mutating func live(turns: Int) {
        for _ in 0..<turns {
            if Int.random(in: 0..<2, using: &random) == 0 { nudge() }
            step { owner, random in EntityWorld.anything(&owner, &random) }
        }
    }

    /// Owners ask for nothing new and leave their critical sections, until nobody has anything to do.
    mutating func comeToRest() {
        for id in owners.keys.sorted() { nudge(id) }
        while step({ owner, _ in EntityWorld.leave(&owner) }) {}
    }

    mutating func endAll() {
        for id in owners.keys.sorted() { nudge(id) }
        while step({ _, _ in (TurnResult(ending: .returned(nil)), []) }) {}
    }

    private mutating func nudge(_ chosen: InstanceID? = nil) {
        let id = chosen ?? owners.keys.sorted().randomElement(using: &random)!
        deliver(Message(to: id, HistoryEvent(.eventRaised(name: "go", input: nil), at: second(now))))
    }

    private mutating func deliver(_ message: Message) {
        if owners[message.to]?.hasEnded == true { return }
        sequence += 1
        inbox.append(StoredMessage(sequence: sequence, message))
    }

    private typealias Answer = (TurnResult, operations: [EntityOperation])

    /// One turn of anybody who has something in the inbox; false when nobody has.
    @discardableResult
    private mutating func step(_ behaviour: (inout Owner, inout SeededGenerator) -> Answer) -> Bool {
        now += 1
        let visible = inbox.filter { !parked.contains($0.sequence) }
        guard let id = Set(visible.map(\.message.to)).sorted().randomElement(using: &random) else { return false }
        let batch = visible.filter { $0.message.to == id }
        let checkpoint = id.isEntity ? entityTurn(id, batch) : ownerTurn(id, batch, behaviour)
        let consumed = Set(checkpoint.consumed)
        inbox.removeAll { consumed.contains($0.sequence) }
        guard let change = checkpoint.change else { return true }
        if change.update.status.isTerminal { inbox.removeAll { $0.message.to == id } }
        if change.unparks { for stored in inbox where stored.message.to == id { parked.remove(stored.sequence) } }
        parked.formUnion(change.parked)
        for message in change.messages { deliver(message) }
        return true
    }

    private mutating func entityTurn(_ id: InstanceID, _ batch: [StoredMessage]) -> Checkpoint {
        var entity = entities[id]!
        let turn = entity.begin(batch, at: second(now), limit: .random(in: 1...3, using: &random))
        for operation in turn.operations {
            let text = operation.input?.json ?? ""
            ran[id, default: []].append(text)
            for (owner, state) in owners where state.isGranted && !state.hasEnded {
                let isLocked = state.section?.contains(id) ?? false
                #expect(!isLocked || text.hasPrefix("\(owner)/"), "\(text) ran in the critical section of \(owner)")
            }
        }
        let result = EntityBatchResult(exists: true, state: "1", outcomes: turn.operations.map { _ in .returned(nil) })
        let checkpoint = entity.finish(turn, turn.runsScript ? result : nil, at: second(now))
        entities[id] = entity
        return checkpoint
    }

    private mutating func ownerTurn(
        _ id: InstanceID, _ batch: [StoredMessage], _ behaviour: (inout Owner, inout SeededGenerator) -> Answer
    ) -> Checkpoint {
        var owner = owners[id]!
        let turn = owner.state.begin(batch, at: second(now))
        for event in turn.events {
            switch event.kind {
            case .entityLockGranted: owner.isGranted = true
            case .entityOperationCompleted: owner.awaitedCalls -= 1
            default: break
            }
        }
        let (result, operations) = turn.runsScript ? behaviour(&owner, &random) : (TurnResult(), [])
        for operation in operations { sent[operation.entity, default: []].append(operation.input?.json ?? "") }
        let checkpoint = owner.state.finish(turn, turn.runsScript ? result : nil, at: second(now)) { "never" }
        owners[id] = owner
        return checkpoint
    }

    private static func anything(_ owner: inout Owner, _ random: inout SeededGenerator) -> Answer {
        let all: [InstanceID] = ["@e@0", "@e@1", "@e@2"]
        switch Int.random(in: 0..<40, using: &random) {
        case 0: return (TurnResult(ending: .returned(nil)), [])
        case 1: return (TurnResult(ending: .threw(boom)), [])
        case 2..<6 where owner.section != nil: return leave(&owner, evenWhenWaiting: true)
        case 6..<20 where owner.section == nil:
            let wanted = all.filter { _ in Bool.random(using: &random) }
            owner.section = wanted.isEmpty ? ["@e@1"] : wanted
            owner.isGranted = false
            return (TurnResult(actions: [.lockEntities(owner.section!)]), [])
        case 20..<35:
            if let section = owner.section, !owner.isGranted || section.isEmpty { return (TurnResult(), []) }
            let operation = owner.operation(on: (owner.section ?? all).randomElement(using: &random)!)
            if owner.section == nil, Bool.random(using: &random) {
                return (TurnResult(actions: [.signalEntity(operation)]), [operation])
            }
            owner.awaitedCalls += 1
            return (TurnResult(actions: [.callEntity(operation)]), [operation])
        default: return (TurnResult(), [])
        }
    }

    private static func leave(_ owner: inout Owner, evenWhenWaiting: Bool = false) -> Answer {
        guard owner.section != nil, evenWhenWaiting || owner.isGranted else { return (TurnResult(), []) }
        owner.section = nil
        owner.isGranted = false
        return (TurnResult(actions: [.releaseEntities]), [])
    }
}

extension EntityWorld.Owner {
    fileprivate mutating func operation(on entity: InstanceID) -> EntityOperation {
        operations += 1
        let number = String(operations)
        let padded = String(repeating: "0", count: 4 - number.count) + number
        return EntityOperation(entity: entity, name: "op", input: Payload(json: "\(state.instance)/\(padded)"))
    }
}
