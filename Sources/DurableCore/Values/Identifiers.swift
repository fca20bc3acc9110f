/// Names an instance (an orchestration or an entity) within its task hub. Compared exactly.
package struct InstanceID: Hashable, Sendable, Comparable, CustomStringConvertible, ExpressibleByStringLiteral {
    package let text: String

    package init(_ text: String) { self.text = text }
    package init(stringLiteral value: String) { self.text = value }

    package var description: String { text }

    // By their bytes: texts that only look alike hash into different partitions, so they are different instances.
    package static func == (lhs: Self, rhs: Self) -> Bool { lhs.text.utf8.elementsEqual(rhs.text.utf8) }

    package static func < (lhs: Self, rhs: Self) -> Bool { lhs.text.utf8.lexicographicallyPrecedes(rhs.text.utf8) }

    package func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        hasher.combine(UInt8(0xFF))
    }
}

/// Names one life of an instance: a new one begins with every start and every continue-as-new.
package struct ExecutionID: Hashable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
    package let text: String

    package init(_ text: String) { self.text = text }
    package init(stringLiteral value: String) { self.text = value }

    package var description: String { text }
}

/// Names one process that serves a task hub.
package struct HostID: Hashable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
    package let text: String

    package init(_ text: String) { self.text = text }
    package init(stringLiteral value: String) { self.text = value }

    package var description: String { text }
}

/// Names a queue of the task hub.
package struct QueueName: Hashable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
    package let text: String

    package init(_ text: String) { self.text = text }
    package init(stringLiteral value: String) { self.text = value }

    package var description: String { text }

    /// The queue of scheduled activities. `$` cannot start the name of an app's own queue.
    package static let activities: QueueName = "$activities"
}

/// Names an event hub of the task hub.
package struct EventHubName: Hashable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
    package let text: String

    package init(_ text: String) { self.text = text }
    package init(stringLiteral value: String) { self.text = value }

    package var description: String { text }
}

/// Names a table of the task hub.
package struct TableName: Hashable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
    package let text: String

    package init(_ text: String) { self.text = text }
    package init(stringLiteral value: String) { self.text = value }

    package var description: String { text }
}
