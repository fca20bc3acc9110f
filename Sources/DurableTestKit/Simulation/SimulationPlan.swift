import DurableCore

/// What happens in a simulation, as far as it is decided beforehand.
struct SimulationPlan: Sendable {
    /// An orchestration that a client starts.
    struct Root: Sendable {
        let id: InstanceID
        let name: String
        /// When its client comes.
        let after: Duration
        /// How much later it is to begin; nil for at once.
        let scheduledFor: Duration?
        let deeds: [Deed]
    }

    /// What clients do to an instance.
    enum Deed: Sendable {
        case terminate(after: Duration, isRecursive: Bool)
        case suspend(after: Duration, lasting: Duration)
        /// Starting it once more, which is refused.
        case startAgain(after: Duration)
        /// Starting it once more when it has ended.
        case replace
        case rewind
        case purge
    }

    /// Signals that one client sends to one entity.
    struct Signals: Sendable {
        let entity: InstanceID
        let count: Int
        let pause: Duration
    }

    let hasFaults: Bool
    /// How long the faults go on.
    let chaos: Duration
    let hosts: Int
    let partitions: Int
    let sessionLimit: Int
    let rates: FaultyStorage.Rates
    let entities: [InstanceID]
    let programs: [String: [ScriptedEngine.Step]]
    /// Which events to raise to whom.
    let feeds: [(instance: InstanceID, events: [String])]
    let roots: [Root]
    let signals: [Signals]

    init(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        hasFaults = !random.happens(8)
        chaos = .seconds(Int.random(in: 20...240, using: &random))
        hosts = Int.random(in: 1...3, using: &random)
        partitions = Int.random(in: 1...4, using: &random)
        sessionLimit = [0, 1, 3, 100].randomElement(using: &random)!
        rates = FaultyStorage.Rates(
            reading: Int.random(in: 0...8, using: &random), beforeCommit: Int.random(in: 0...10, using: &random),
            afterCommit: Int.random(in: 0...10, using: &random), slow: Int.random(in: 0...4, using: &random),
            longest: .seconds(Int.random(in: 1...40, using: &random)))
        entities = (1...Int.random(in: 1...3, using: &random)).map { InstanceID("@log@\($0)") }

        var generator = ProgramGenerator(random: random, entities: entities)
        var roots: [Root] = []
        for number in 1...Int.random(in: 2...5, using: &random) {
            let id = InstanceID("root\(number)")
            let name = generator.root(id)
            roots.append(
                Root(
                    id: id, name: name, after: random.duration(upTo: .seconds(30)),
                    scheduledFor: random.happens(20) ? random.duration(upTo: .seconds(40)) : nil,
                    deeds: Self.deeds(using: &random)))
        }
        self.roots = roots
        programs = generator.programs
        feeds = generator.feeds.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        signals = (0..<Int.random(in: 0...3, using: &random)).map { [entities] _ in
            Signals(
                entity: entities.randomElement(using: &random)!, count: Int.random(in: 1...12, using: &random),
                pause: random.duration(upTo: .seconds(5)))
        }
    }

    private static func deeds(using random: inout SeededGenerator) -> [Deed] {
        var deeds: [Deed] = []
        if random.happens(12) {
            deeds.append(.terminate(after: random.duration(upTo: .seconds(90)), isRecursive: random.happens(50)))
        }
        if random.happens(25) {
            deeds.append(
                .suspend(after: random.duration(upTo: .seconds(60)), lasting: random.duration(upTo: .seconds(60))))
        }
        if random.happens(20) { deeds.append(.startAgain(after: random.duration(upTo: .seconds(60)))) }
        if random.happens(70) { deeds.append(.rewind) }
        if random.happens(15) { deeds.append(.replace) }
        if random.happens(25) { deeds.append(.purge) }
        return deeds
    }
}

extension SeededGenerator {
    mutating func happens(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

    mutating func duration(upTo longest: Duration) -> Duration {
        .microseconds(Int64.random(in: 0...longest.microseconds, using: &self))
    }
}
