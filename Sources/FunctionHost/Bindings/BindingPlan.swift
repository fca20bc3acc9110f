import DurableCore
import FunctionApp
import JSONText

/// An output of one call with everything that decides where it goes.
struct BindingPlan {
    let binding: Binding
    let function: FunctionDefinition
    let output: FunctionOutput
    let context: ExpressionContext
    let now: Timestamp

    func failure(_ reason: String) -> BindingError { BindingError(reason, binding, of: function) }

    func resolve(_ template: BindingTemplate, _ property: String) throws(BindingError) -> String {
        try template.resolve(property, binding, of: function, context)
    }

    func messages() throws(BindingError) -> [Payload] {
        guard let messages = output.messages else { throw failure("its value is binary data that is no text in UTF-8.") }
        return messages
    }

    func startRequests() throws(BindingError) -> [StartRequest] {
        do throws(OutputError) {
            return try StartRequest.all(in: output.value)
        } catch {
            throw failure(error.description)
        }
    }

    /// The entities for a table: an object, an array of objects, or a string of JSON with either. Their keys are their own, else
    /// those of the binding.
    func entities(_ table: TableBinding) throws(BindingError) -> [TableEntity] {
        guard output.bytes == nil, var json = try? JSONParser.parse(output.value.json) else {
            throw failure("its value must be an object or an array of objects, not binary data.")
        }
        if let text = json.stringValue, let parsed = try? JSONParser.parse(text) { json = parsed }
        if json.isNull { return [] }
        let partition = try table.partitionKey.map { (key) throws(BindingError) in try resolve(key, "partitionKey") }
        let row = try table.rowKey.map { (key) throws(BindingError) in try resolve(key, "rowKey") }
        var entities: [TableEntity] = []
        for element in json.arrayValue ?? [json] {
            guard let members = element.objectValue else { throw failure("\(element.summary) is no object.") }
            guard let entity = TableEntity(members, partitionKey: partition, rowKey: row) else {
                throw failure("an entity needs a PartitionKey and a RowKey, its own or the binding's: \(element.text())")
            }
            guard !entities.contains(where: { $0.partitionKey == entity.partitionKey && $0.rowKey == entity.rowKey }) else {
                throw failure("two entities have the PartitionKey '\(entity.partitionKey)' and the RowKey '\(entity.rowKey)'.")
            }
            entities.append(entity)
        }
        return entities
    }
}
