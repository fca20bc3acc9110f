import DurableCore

/// Writes random programs.
struct ProgramGenerator {
    typealias Step = ScriptedEngine.Step

    private static let deepest = 2

    private var random: SeededGenerator
    private let entities: [InstanceID]
    private var root: InstanceID = ""
    private(set) var programs: [String: [Step]] = [:]
    /// Which events the instances with these ids wait for.
    private(set) var feeds: [InstanceID: [String]] = [:]

    init(random: SeededGenerator, entities: [InstanceID]) {
        self.random = random
        self.entities = entities
    }

    /// Writes the program of an orchestration with all its sub-orchestrations, and returns its name.
    mutating func root(_ id: InstanceID) -> String {
        root = id
        return program(for: id, depth: 0)
    }

    /// - Parameter id: nil when it is not known beforehand; then the program waits for no events.
    private mutating func program(for id: InstanceID?, depth: Int) -> String {
        let name = "P\(programs.count)"
        programs[name] = []
        var steps: [Step] = []
        for _ in 0..<Int.random(in: 1...(depth == 0 ? 6 : 3), using: &random) { steps += step(for: id, depth: depth) }
        if random.happens(15) { steps.insert(.restart(input: "\"again\""), at: Int.random(in: 0...steps.count, using: &random)) }
        if random.happens(8) { steps.append(.fail("\(name) fails")) }
        programs[name] = steps
        return name
    }

    private mutating func step(for id: InstanceID?, depth: Int) -> [Step] {
        switch Int.random(in: 0..<16, using: &random) {
        case 0, 1: return [.activity("A", Payload(json: String(Int.random(in: 0..<100, using: &random))))]
        case 2:
            let names = (0...Int.random(in: 0..<4, using: &random)).map { "F\($0)" }
            return [.activities(names + (random.happens(15) ? [broken] : []))]
        case 3: return [.attempt(random.happens(50) ? "Boom" : "A")]
        case 4:
            let needed = Int.random(in: 1...3, using: &random)
            return [.retry("Flaky\(needed)", attempts: needed, pause: random.duration(upTo: .seconds(20)))]
        case 5: return [.timer(after: random.duration(upTo: .seconds(40)) - .seconds(1))]
        case 6, 7:
            guard let id else { return [.timer(after: .zero)] }
            return (0...Int.random(in: 0..<3, using: &random)).map { _ in event(for: id) }
        case 8: return [deadline(for: id)]
        case 9, 10: return depth < Self.deepest ? child(depth) : [.activity("A", "0")]
        case 11: return [.note(entity)]
        case 12: return [.noteBySignal(entity), .noteBySignal(entity)]
        case 13, 14: return section(for: id)
        default: return random.happens(40) ? [.activity(broken, "0")] : [.activity(random.happens(15) ? "Boom" : "B", "0")]
        }
    }

    private var broken: String { "Broken:\(root)" }
    private var entity: InstanceID { mutating get { entities.randomElement(using: &random)! } }

    private mutating func event(for id: InstanceID) -> Step {
        let name = random.happens(50) ? "Go" : "Stop"
        if feeds[id]?.contains(name) != true { feeds[id, default: []].append(name) }
        return .event(name)
    }

    /// Waits for an event of its own, so that it does not matter to the others whether it comes in time.
    private mutating func deadline(for id: InstanceID?) -> Step {
        let name = "Maybe\(Int.random(in: 0..<1_000_000, using: &random))"
        if let id { feeds[id, default: []].append(name) }
        return .deadline(event: name, random.duration(upTo: .seconds(60)))
    }

    private mutating func child(_ depth: Int) -> [Step] {
        if random.happens(30) {
            let count = Int.random(in: 2...3, using: &random)
            return [.children((0..<count).map { _ in program(for: nil, depth: depth + 1) })]
        }
        let id = random.happens(50) ? InstanceID("\(root)-child\(programs.count)") : nil
        return [.child(program(for: id, depth: depth + 1), id: id)]
    }

    private mutating func section(for id: InstanceID?) -> [Step] {
        let locked = Array(entities.shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random)))
        var steps: [Step] = [.lock(locked)]
        for entity in locked where random.happens(80) { steps += [.note(entity)] }
        switch Int.random(in: 0..<10, using: &random) {
        case 0: steps.append(.activity(broken, "1"))
        case 1: steps.append(.restart(input: "\"again\""))
        case 2: steps.append(.timer(after: random.duration(upTo: .seconds(5))))
        case 3, 4: steps.append(.activity("C", "1"))
        default: break
        }
        for entity in locked where random.happens(50) { steps += [.note(entity)] }
        return steps + [.unlock]
    }
}
