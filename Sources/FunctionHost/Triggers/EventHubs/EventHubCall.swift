import DurableCore
import FunctionApp
import JSONText

/// Events as the function sees them that is called for them (host.md 2.10): one by itself, or several as arrays.
struct EventHubCall: Sendable {
    let events: [EventHubRecord]
    let trigger: EventHubBinding
    /// That all the events are of; an event hub that the host keeps itself has only one.
    var partition = 0

    func fill(_ invocation: inout Invocation) {
        invocation.bindingData = bindingData
        let type = invocation.function.trigger.dataType
        let bodies = events.map { FunctionInput(content: Array($0.event.body.messageText.utf8), as: type) }
        var values: [String] = []
        var contents: [[UInt8]] = []
        for body in bodies {
            switch body {
            case .value(let payload): values.append(payload.json)
            case .bytes(let bytes): contents.append(bytes)
            }
        }
        if type == .binary || type == .stream {
            invocation.binaryInput = trigger.isBatch ? .several(contents) : .one(contents.first ?? [])
        } else {
            invocation.input = Payload(json: trigger.isBatch ? "[\(values.joined(separator: ","))]" : values.first ?? "null")
        }
    }

    private var bindingData: String {
        var context = JSONObjectWriter()
        context.add("consumerGroup", trigger.consumerGroup)
        context.add("eventHubName", trigger.eventHubName)
        context.add("eventHubPath", trigger.eventHubName)
        context.add("partitionId", "\(partition)")
        var writer = JSONObjectWriter()
        writer.add("partitionContext", json: context.text)
        for (name, json) in Self.properties {
            let values = events.map(json)
            if trigger.isBatch {
                writer.add("\(name)Array", json: "[\(values.joined(separator: ","))]")
            } else if let value = values.first {
                writer.add(name, json: value)
            }
        }
        return writer.text
    }

    private static let properties: [(String, @Sendable (EventHubRecord) -> String)] = [
        ("partitionKey", { $0.event.partitionKey.map(jsonString) ?? "null" }),
        ("offset", { "\"\($0.sequence - 1)\"" }),
        ("sequenceNumber", { "\($0.sequence - 1)" }),
        ("enqueuedTimeUtc", { jsonString($0.enqueuedAt.iso8601(fractionDigits: 3)) }),
        ("properties", { $0.event.properties?.json ?? "{}" }),
        ("systemProperties", { systemProperties(of: $0) }),
    ]

    @Sendable private static func systemProperties(of record: EventHubRecord) -> String {
        var writer = JSONObjectWriter()
        writer.add("x-opt-sequence-number", json: "\(record.sequence - 1)")
        writer.add("x-opt-offset", "\(record.sequence - 1)")
        writer.add("x-opt-enqueued-time", record.enqueuedAt.iso8601(fractionDigits: 3))
        if let key = record.event.partitionKey { writer.add("x-opt-partition-key", key) }
        return writer.text
    }
}
