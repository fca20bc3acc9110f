import DurableCore
import DurableEngine

extension InstanceManagement {
    /// 200 with how many instances fit, by status, and by name and status.
    ///
    /// - Throws: `InvalidParameter`, or what the storage threw.
    func counts(_ parameters: RequestParameters) async throws -> HTTPAnswer {
        .json(200, CountsObject(try await hub.counts(InstanceQuery(parameters))).json)
    }
}

/// What the management API says of how many instances there are.
struct CountsObject {
    private let counts: [InstanceCount]

    init(_ counts: [InstanceCount]) { self.counts = counts }

    /// All statuses in one order, in the totals also those that nothing has; names without case in their order.
    var json: String {
        let totals = Self.statuses(of: counts)
        let names = Dictionary(grouping: counts) { Name(text: $0.name.lowercased(), isEntity: $0.isEntity) }
            .sorted { $0.key < $1.key }
            .map { json(of: $0.value, isEntity: $0.key.isEntity) }
        var writer = JSONObjectWriter()
        writer.add("count", json: String(Self.sum(counts)))
        writer.add("runtimeStatus", json: Self.json(totals))
        writer.add("names", json: "[" + names.joined(separator: ",") + "]")
        return writer.text
    }

    /// Entities may have the name of an orchestrator.
    private struct Name: Hashable, Comparable {
        let text: String
        let isEntity: Bool

        static func < (lhs: Self, rhs: Self) -> Bool {
            (lhs.text, lhs.isEntity ? 1 : 0) < (rhs.text, rhs.isEntity ? 1 : 0)
        }
    }

    /// The name is written as most of the instances have it.
    private func json(of counts: [InstanceCount], isEntity: Bool) -> String {
        let spellings = Dictionary(grouping: counts, by: \.name).mapValues(Self.sum)
        let name = spellings.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
        var writer = JSONObjectWriter()
        writer.add("name", name)
        writer.add("isEntity", isEntity)
        writer.add("count", json: String(Self.sum(counts)))
        writer.add("runtimeStatus", json: Self.json(Self.statuses(of: counts).filter { $0.1 > 0 }))
        return writer.text
    }

    private static func sum(_ counts: [InstanceCount]) -> Int { counts.reduce(0) { $0 + $1.count } }

    private static func statuses(of counts: [InstanceCount]) -> [(RuntimeStatus, Int)] {
        RuntimeStatus.allCases.map { status in (status, sum(counts.filter { $0.status == status })) }
    }

    private static func json(_ statuses: [(RuntimeStatus, Int)]) -> String {
        var writer = JSONObjectWriter()
        for (status, count) in statuses { writer.add(status.rawValue, json: String(count)) }
        return writer.text
    }
}
