import DurableCore
import FunctionApp
import JSONText

/// A message as the function sees it that is called for it (host.md 2.9).
struct QueueCall: Sendable {
    let message: ClaimedMessage
    let heldUntil: Timestamp

    private var payload: Payload {
        if case .payload(let payload) = message.content { payload } else { .null }
    }

    /// As it was put in: a string's characters, anything else as JSON.
    private var text: String { (try? JSONParser.parse(payload.json))?.stringValue ?? payload.json }

    /// JSON as its value, any other text as a string; always a string when the binding asks for one.
    func value(as type: BindingDataType?) -> Payload {
        let isJSON = type == nil && (try? JSONParser.parse(text)) != nil
        return Payload(json: isJSON ? text : jsonString(text))
    }

    var bindingData: String {
        var writer = JSONObjectWriter()
        writer.add("queueTrigger", text)
        writer.add("id", "\(message.receipt.id)")
        writer.add("dequeueCount", json: "\(message.dequeueCount)")
        writer.add("popReceipt", "\(message.receipt.token)")
        if let time = message.insertedAt { writer.add("insertionTime", time.iso8601(fractionDigits: 3)) }
        // Messages never expire.
        writer.add("expirationTime", "9999-12-31T23:59:59.999Z")
        writer.add("nextVisibleTime", heldUntil.iso8601(fractionDigits: 3))
        return writer.text
    }
}
