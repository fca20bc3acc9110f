import DurableCore
import FunctionApp
import JSONText

/// What a function asks of a table by an input binding (host.md 2.10).
struct TableQuery {
    let table: TableBinding
    let binding: Binding
    let function: FunctionDefinition
    let context: ExpressionContext

    /// With both keys an entity, or `null` when there is none; else an array of entities.
    func value(from service: any TableService) async throws -> Payload {
        let name = try resolve(table.tableName, "tableName")
        guard TableNameRule.isValid(name) else { throw BindingError(TableNameRule.problem(with: name), binding, of: function) }
        let partition = try table.partitionKey.map { try resolve($0, "partitionKey") }
        if let partition, let row = try table.rowKey.map({ try resolve($0, "rowKey") }) {
            let entity = try await service.entity(partitionKey: partition, rowKey: row, of: name)
            return entity.map { Payload(json: JSONValue.object($0).text()) } ?? .null
        }
        let filter = try self.filter()
        let limit = table.take.flatMap { $0 > 0 ? $0 : nil }
        let entities = try await service.entities(partitionKey: partition, of: name, limit: limit) { entity in
            filter?.matches(entity) ?? true
        }
        return Payload(json: JSONValue.array(entities.map { .object($0) }).text())
    }

    private func resolve(_ template: BindingTemplate, _ property: String) throws(BindingError) -> String {
        try template.resolve(property, binding, of: function, context)
    }

    private func filter() throws(BindingError) -> TableFilter? {
        guard let text = try table.filter.map({ (filter) throws(BindingError) in try resolve(filter, "filter") }) else {
            return nil
        }
        do throws(TableFilterError) {
            return try TableFilter(text)
        } catch {
            throw BindingError(error.description, binding, of: function)
        }
    }
}
