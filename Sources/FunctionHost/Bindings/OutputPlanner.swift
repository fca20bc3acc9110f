import DurableCore
import FunctionApp
import JSONText
import Logging

/// Decides what has to be done for what a call put into its output bindings. Whatever is wrong with them is found here, before
/// anything is done.
struct OutputPlanner: Sendable {
    let services: BindingServices
    let logger: Logger

    /// - Throws: `BindingError` when a value cannot be used.
    func deliveries(
        for outputs: [FunctionOutput], of function: FunctionDefinition, at now: Timestamp, _ context: () -> ExpressionContext
    ) throws(BindingError) -> [OutputDelivery] {
        var all: [OutputDelivery] = []
        let context = outputs.isEmpty ? nil : context()
        for output in outputs {
            guard let context, let binding = function.bindings.first(where: { $0.name == output.binding }) else { continue }
            let plan = BindingPlan(binding: binding, function: function, output: output, context: context, now: now)
            all += try deliveries(plan)
        }
        return all
    }

    private func deliveries(_ plan: BindingPlan) throws(BindingError) -> [OutputDelivery] {
        switch plan.binding.kind {
        case .queue(let queue): try messages(plan, queue)
        case .eventHub(let hub): try events(plan, hub)
        case .blob(let blob): try self.blob(plan, blob)
        case .table(let table): try entities(plan, table)
        case .durableClient: try plan.startRequests().map { .start($0) }
        default: [recorded(plan)]
        }
    }

    private func messages(_ plan: BindingPlan, _ queue: QueueOutput) throws(BindingError) -> [OutputDelivery] {
        let messages = try plan.messages()
        if messages.isEmpty { return [] }
        let name = try plan.resolve(queue.queueName, "queueName")
        guard QueueNameRule.isValid(name) else { throw plan.failure(QueueNameRule.problem(with: name)) }
        switch services.connections.queues(of: queue.connection) {
        case .local: return messages.map { .write(.enqueue(QueueName(name), $0, visibleAt: nil, at: plan.now)) }
        case .remote(let service): return [.send(messages.map(\.messageText), queue: name, service)]
        case .unserved: return [recorded(plan)]
        }
    }

    private func events(_ plan: BindingPlan, _ hub: EventHubOutput) throws(BindingError) -> [OutputDelivery] {
        let events = try plan.messages()
        if events.isEmpty { return [] }
        let name = try plan.resolve(hub.eventHubName, "eventHubName")
        if name.isEmpty { throw plan.failure("the name of the event hub is empty.") }
        switch services.connections.eventHubs(of: hub.connection) {
        case .local: return [.write(.append(EventHubName(name), events.map { EventHubEvent(body: $0) }, at: plan.now))]
        case .remote(let service):
            return [.sendEvents(events.map { OutgoingEvent(body: Array($0.messageText.utf8)) }, eventHub: name, service)]
        case .unserved: return [recorded(plan)]
        }
    }

    private func blob(_ plan: BindingPlan, _ blob: BlobBinding) throws(BindingError) -> [OutputDelivery] {
        guard let content = plan.output.content else { return [] }
        guard let service = services.blobs(of: blob.connection) else { return [recorded(plan)] }
        let path = try blob.path(plan.binding, of: plan.function, plan.context)
        return [.writeBlob(content, path, service)]
    }

    private func entities(_ plan: BindingPlan, _ table: TableBinding) throws(BindingError) -> [OutputDelivery] {
        let entities = try plan.entities(table)
        if entities.isEmpty { return [] }
        let name = try plan.resolve(table.tableName, "tableName")
        guard TableNameRule.isValid(name) else { throw plan.failure(TableNameRule.problem(with: name)) }
        switch services.connections.tables(of: table.connection) {
        case .local: return entities.map { .write(.insertRow($0.key(in: name), Payload(json: $0.json.text()))) }
        case .remote(let service): return [.insert(entities, table: name, service)]
        case .unserved: return [recorded(plan)]
        }
    }

    private func recorded(_ plan: BindingPlan) -> OutputDelivery {
        logger.info(
            "The output '\(plan.binding.name)' (\(plan.binding.type)) of the function '\(plan.function.name)' is recorded.")
        let record = OutputRecord(function: plan.function, binding: plan.binding, output: plan.output, time: plan.now)
        return .write(.enqueue(OutputRecord.queue, record.payload, visibleAt: nil, at: plan.now))
    }
}
