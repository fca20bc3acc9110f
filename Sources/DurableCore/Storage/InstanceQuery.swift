/// Which instances are wanted. What is nil does not matter.
package struct InstanceQuery: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case orchestrations
        case entities
    }

    package var kind: Kind?
    package var statuses: Set<RuntimeStatus>?
    package var idPrefix: String?
    /// Compared without case.
    package var name: String?
    /// Compared without case.
    package var namePrefix: String?
    /// A tag the instance has.
    package var tag: Tag?
    package var createdFrom: Timestamp?
    package var createdTo: Timestamp?
    package var updatedFrom: Timestamp?
    package var updatedTo: Timestamp?

    package struct Tag: Hashable, Sendable {
        package var name: String
        package var value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    package init(
        kind: Kind? = nil, statuses: Set<RuntimeStatus>? = nil, idPrefix: String? = nil, name: String? = nil,
        namePrefix: String? = nil, tag: Tag? = nil, createdFrom: Timestamp? = nil, createdTo: Timestamp? = nil,
        updatedFrom: Timestamp? = nil, updatedTo: Timestamp? = nil
    ) {
        self.kind = kind
        self.statuses = statuses
        self.idPrefix = idPrefix
        self.name = name
        self.namePrefix = namePrefix
        self.tag = tag
        self.createdFrom = createdFrom
        self.createdTo = createdTo
        self.updatedFrom = updatedFrom
        self.updatedTo = updatedTo
    }

    /// Whether an instance is wanted.
    package func matches(_ row: InstanceRow) -> Bool {
        if let kind, (kind == .entities) != row.id.isEntity { return false }
        if let statuses, !statuses.contains(row.status) { return false }
        if let idPrefix, !row.id.text.utf8.starts(with: idPrefix.utf8) { return false }
        if let name, row.name.lowercased() != name.lowercased() { return false }
        if let namePrefix, !row.name.lowercased().hasPrefix(namePrefix.lowercased()) { return false }
        if let tag, row.tags[tag.name] != tag.value { return false }
        if let createdFrom, row.createdAt < createdFrom { return false }
        if let createdTo, row.createdAt > createdTo { return false }
        if let updatedFrom, row.lastUpdatedAt < updatedFrom { return false }
        if let updatedTo, row.lastUpdatedAt > updatedTo { return false }
        return true
    }
}

/// Instances in the order of their creation, oldest first; those of one time in the order of their ids.
package struct InstancePage: Hashable, Sendable {
    package var rows: [InstanceRow]
    /// What the next page begins after; nil when there is none.
    package var next: Position?

    /// A place in the order of creation.
    package struct Position: Hashable, Sendable, Comparable {
        package var createdAt: Timestamp
        package var id: InstanceID

        package init(createdAt: Timestamp, id: InstanceID) {
            self.createdAt = createdAt
            self.id = id
        }

        package static func < (lhs: Self, rhs: Self) -> Bool { (lhs.createdAt, lhs.id) < (rhs.createdAt, rhs.id) }
    }

    package init(rows: [InstanceRow], next: Position? = nil) {
        self.rows = rows
        self.next = next
    }
}

extension InstanceRow {
    /// Its place in the order of creation.
    package var position: InstancePage.Position { .init(createdAt: createdAt, id: id) }
}
