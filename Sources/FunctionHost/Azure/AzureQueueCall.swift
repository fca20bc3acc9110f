import AzureStorage
import DurableCore
import FunctionApp

/// A message of a real queue as the function sees it that is called for it (host.md 2.9).
struct AzureQueueCall: Sendable {
    let message: QueueMessage
    let heldUntil: Timestamp

    func fill(_ invocation: inout Invocation) {
        invocation.bindingData = bindingData
        switch FunctionInput(content: Array(message.text.utf8), as: invocation.function.trigger.dataType) {
        case .value(let payload): invocation.input = payload
        case .bytes(let bytes): invocation.binaryInput = .one(bytes)
        }
    }

    private var bindingData: String {
        var writer = JSONObjectWriter()
        writer.add("queueTrigger", message.text)
        writer.add("id", message.id)
        writer.add("dequeueCount", json: "\(message.dequeueCount)")
        writer.add("popReceipt", message.popReceipt ?? "")
        writer.add("insertionTime", message.insertedAt.iso8601(fractionDigits: 3))
        writer.add("expirationTime", message.expiresAt.iso8601(fractionDigits: 3))
        writer.add("nextVisibleTime", heldUntil.iso8601(fractionDigits: 3))
        return writer.text
    }
}
