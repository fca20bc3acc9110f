import DurableCore
import FunctionApp
import JSONText

/// An output that nothing here can deliver, kept in the queue `$outputs` for whoever looks there.
struct OutputRecord: Sendable {
    static let queue: QueueName = "$outputs"

    let function: FunctionDefinition
    let binding: Binding
    let output: FunctionOutput
    let time: Timestamp

    /// `{function, binding, type, time, value}`: `binding` is the whole element of function.json, with its name; bytes are an
    /// object with their base64.
    var payload: Payload {
        var writer = JSONObjectWriter()
        writer.add("function", function.name)
        writer.add("binding", json: binding.json.text())
        writer.add("type", binding.type)
        writer.add("time", time.iso8601(fractionDigits: 3))
        writer.add("value", json: output.bytes.map { "{\"base64\":\(FunctionInput.base64($0))}" } ?? output.value.json)
        return Payload(json: writer.text)
    }
}
