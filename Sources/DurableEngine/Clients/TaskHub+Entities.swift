package import DurableCore

extension TaskHub {
    /// Asks an entity for an operation whose result nobody awaits. An entity that is not there yet begins with it.
    ///
    /// - Parameter due: when it is to be delivered; nil for at once.
    package func signal(_ operation: EntityOperation, at due: Timestamp? = nil) async throws {
        let request = HistoryEvent(.entityOperationRequested(operation, caller: nil), at: clock.now)
        _ = try await commit.write(.send(Message(to: operation.entity, request, deliverAt: due)))
    }

    /// What an entity was after its last turn; nil when nobody ever sent it anything.
    package func entity(_ id: EntityID) async throws -> EntityState? {
        try await storage.instance(id.instance)?.entity
    }

    /// What `cleanEntities` did.
    package struct EntityCleanup: Hashable, Sendable {
        package var emptyEntitiesRemoved = 0
        package var orphanedLocksReleased = 0
    }

    /// Releases locks whose owner has ended, and forgets entities that have no state and nothing to do.
    ///
    /// - Parameter limit: only of entities to which nothing happened since; nil for all.
    package func cleanEntities(idleSince limit: Timestamp? = nil) async throws -> EntityCleanup {
        let idle = InstanceQuery(kind: .entities, updatedTo: limit)
        var cleanup = EntityCleanup()
        var position: InstancePage.Position?
        repeat {
            let page = try await storage.instances(idle, after: position, limit: 500)
            for row in page.rows {
                guard let owner = row.entity?.lock, try await isGone(owner) else { continue }
                let unlocked = HistoryEvent(.entityUnlocked(owner: owner), at: clock.now)
                _ = try await commit.write(.send(Message(to: row.id, unlocked)))
                cleanup.orphanedLocksReleased += 1
            }
            position = page.next
        } while position != nil
        cleanup.emptyEntitiesRemoved = try await purge(idle)
        return cleanup
    }

    private func isGone(_ owner: TaskReference) async throws -> Bool {
        guard let row = try await storage.instance(owner.id) else { return true }
        return row.status.isTerminal || row.execution != owner.execution
    }
}
