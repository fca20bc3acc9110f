import Synchronization

/// The loops that wait for something with a name: messages of a queue, events of an event hub.
final class Doorbells<Name: Hashable & Sendable>: Sendable {
    private let doorbells = Mutex<[Name: [Doorbell]]>([:])

    /// A new doorbell that rings when something was put in.
    func doorbell(of name: Name) -> Doorbell {
        let doorbell = Doorbell()
        doorbells.withLock { $0[name, default: []].append(doorbell) }
        return doorbell
    }

    func ring(_ name: Name) {
        for doorbell in doorbells.withLock({ $0[name] ?? [] }) { doorbell.ring() }
    }

    func ringAll() {
        for doorbell in doorbells.withLock({ $0.values.flatMap { $0 } }) { doorbell.ring() }
    }
}
