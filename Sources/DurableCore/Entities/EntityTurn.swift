/// An opened turn of an entity.
package struct EntityTurn: Hashable, Sendable {
    /// To be run one after the other, in this order.
    package var operations: [EntityOperation] = []
    /// Who awaits each operation's result; nil for a signal.
    package var callers: [TaskReference?] = []
    /// Inbox messages that are done with.
    package var consumed: [Int64] = []
    /// Inbox messages that have to wait until the entity is free.
    package var parked: [Int64] = []
    /// Whether what was put aside before is to be looked at again.
    package var unparks = false
    /// Requests for locks that go on, and news of granted ones.
    package var messages: [Message] = []

    package init() {}

    package var runsScript: Bool { !operations.isEmpty }
}
