/// How many instances have a name and a status.
package struct InstanceCount: Hashable, Sendable {
    /// As the instances have it: names that differ in case are counted apart.
    package var name: String
    package var status: RuntimeStatus
    package var isEntity: Bool
    package var count: Int

    package init(name: String, status: RuntimeStatus, isEntity: Bool, count: Int) {
        self.name = name
        self.status = status
        self.isEntity = isEntity
        self.count = count
    }
}

extension Storage {
    /// One page of instances after the other, for storages that cannot count.
    package func counts(_ query: InstanceQuery) async throws -> [InstanceCount] {
        var counts: [InstanceCount: Int] = [:]
        var position: InstancePage.Position?
        repeat {
            let page = try await instances(query, after: position, limit: 500)
            for row in page.rows {
                counts[.init(name: row.name, status: row.status, isEntity: row.id.isEntity, count: 0), default: 0] += 1
            }
            position = page.next
        } while position != nil
        return counts.map { group, count in
            var group = group
            group.count = count
            return group
        }
    }
}
