/// An operation on an entity.
package struct EntityOperation: Hashable, Sendable {
    package var entity: InstanceID
    package var name: String
    package var input: Payload?

    package init(entity: InstanceID, name: String, input: Payload?) {
        self.entity = entity
        self.name = name
        self.input = input
    }
}

/// A request for the locks of several entities, on its way from one to the next.
///
/// Everybody asks in the order of the ids, so two requests cannot wait for each other.
package struct EntityLockRequest: Hashable, Sendable {
    /// Who is told when all are locked.
    package var owner: TaskReference
    /// In the order in which they are locked.
    package var entities: [InstanceID]
    /// The entity it is at.
    package var position: Int

    package init(owner: TaskReference, entities: [InstanceID], position: Int = 0) {
        self.owner = owner
        self.entities = entities
        self.position = position
    }

    /// What is to be sent once the entity at `position` is done with it.
    func next(at now: Timestamp) -> Message {
        guard position + 1 < entities.count else { return owner.message(.entityLockGranted(task: owner.task), at: now) }
        return hop(to: position + 1, at: now)
    }

    /// The message that takes it to an entity of the set.
    func hop(to position: Int, at now: Timestamp) -> Message {
        var copy = self
        copy.position = position
        return Message(to: entities[position], HistoryEvent(.entityLockAsked(copy), at: now))
    }
}
