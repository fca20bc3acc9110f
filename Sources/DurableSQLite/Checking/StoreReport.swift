package import DurableCore

/// What a check of a store found.
package struct StoreReport: Hashable, Sendable {
    /// How much was looked at.
    package struct Counts: Hashable, Sendable {
        package var orchestrations = 0
        package var entities = 0
        package var events = 0
        package var messages = 0
        package var queueMessages = 0
    }

    package internal(set) var counts = Counts()
    package internal(set) var violations: [Violation] = []

    package init() {}

    package var isSound: Bool { violations.isEmpty }
}
