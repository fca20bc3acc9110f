import DurableCore
import FoundationEssentials
import FunctionApp
import JSONText

/// One call of a function that is no orchestrator.
struct Invocation: Sendable {
    let function: FunctionDefinition
    /// A UUID, shown in logs and as `context.invocationId`.
    let id = System.randomUUID()
    /// The activity's input, or the trigger's value.
    var input: Payload?
    /// Instead of `input`, when the trigger's value is a Buffer for the function; several for an array of them.
    var binaryInput: BinaryInput?
    /// Values of the other input bindings; what is not there is undefined.
    var inputs: [(binding: String, value: FunctionInput)] = []
    /// The orchestration that called the activity.
    var instance: InstanceID?
    var request: Request?
    /// What `context.bindingData` has of the trigger: a JSON object.
    var bindingData: String?
    var retry: Retry?
    /// What every client binding of the function gets.
    var client: ClientBinding?

    init(of function: FunctionDefinition) { self.function = function }

    enum BinaryInput: Sendable {
        case one([UInt8])
        case several([[UInt8]])

        fileprivate var json: String {
            switch self {
            case .one(let bytes): FunctionInput.base64(bytes)
            case .several(let list): "[" + list.map(FunctionInput.base64).joined(separator: ",") + "]"
            }
        }
    }

    /// Which retry of a failed run it is.
    struct Retry: Sendable {
        /// From 1.
        var count: Int
        /// nil for ever.
        var maximum: Int?
        /// Why the run before failed.
        var failure: FailureDetails
    }

    /// What an HTTP function sees of its request.
    struct Request: Sendable {
        var call: HTTPCall
        /// Absolute.
        var url: String
        /// The parameters of the route.
        var parameters: [(name: String, value: String)]
    }

    private var kind: String {
        if request != nil { "http" } else if function.kind == .activity { "activity" } else { "trigger" }
    }

    /// The body of the entry `invoke`.
    var body: String {
        var writer = JSONObjectWriter()
        writer.add("function", function.name)
        writer.add("invocationId", id)
        writer.add("kind", kind)
        if let input { writer.add("input", json: input.json) }
        if let binaryInput { writer.add("binaryInput", json: binaryInput.json) }
        if !inputs.isEmpty { addInputs(to: &writer) }
        if let instance { writer.add("instanceId", instance.text) }
        if let bindingData { writer.add("bindingData", json: bindingData) }
        if let retry { writer.add("retryContext", json: retry.json) }
        if let request { writer.add("request", json: request.json) }
        if let client, function.isClient { writer.add("client", json: client.json) }
        return writer.text
    }
}

extension Invocation {
    fileprivate func addInputs(to writer: inout JSONObjectWriter) {
        var values = JSONObjectWriter()
        var bytes = JSONObjectWriter()
        for (binding, value) in inputs {
            switch value {
            case .value(let payload): values.add(binding, json: payload.json)
            case .bytes(let content): bytes.add(binding, json: FunctionInput.base64(content))
            }
        }
        writer.add("inputs", json: values.text)
        writer.add("binaryInputs", json: bytes.text)
    }
}

extension Invocation.Retry {
    /// As `context.executionContext.retryContext` (host.md 2.6).
    fileprivate var json: String {
        var exception = JSONObjectWriter()
        exception.add("source", failure.errorType)
        exception.add("stackTrace", failure.stackTrace ?? "")
        exception.add("message", failure.message)
        var writer = JSONObjectWriter()
        writer.add("retryCount", json: "\(count)")
        writer.add("maxRetryCount", json: "\(maximum ?? -1)")
        writer.add("exception", json: exception.text)
        return writer.text
    }
}

extension Invocation.Request {
    fileprivate var json: String {
        var writer = JSONObjectWriter()
        writer.add("method", call.method)
        writer.add("url", url)
        writer.add("headers", json: Self.object(call.headers))
        writer.add("query", json: Self.object(call.query))
        writer.add("params", json: Self.object(parameters))
        if !call.body.isEmpty {
            if !isBinary, !startsWithByteOrderMark, let text = String(validating: call.body, as: UTF8.self) {
                writer.add("body", json: "{\"text\":\(jsonString(text))}")
            } else {
                writer.add("body", json: "{\"base64\":\"\(Data(call.body).base64EncodedString())\"}")
            }
        }
        return writer.text
    }

    /// Types whose body a function always gets as bytes (host.md 2.7).
    private var isBinary: Bool {
        let type = call.header("content-type")?.lowercased() ?? ""
        return type == "application/octet-stream" || type.hasPrefix("multipart/")
    }

    // As bytes, so that the script side can tell the mark from the text.
    private var startsWithByteOrderMark: Bool { call.body.starts(with: [0xEF, 0xBB, 0xBF]) }

    /// Values of one name are joined by commas, as the original's host does.
    private static func object(_ pairs: [(name: String, value: String)]) -> String {
        var members: JSONObject = [:]
        for (name, value) in pairs {
            members[name] = .string(members[name]?.stringValue.map { "\($0),\(value)" } ?? value)
        }
        return JSONValue.object(members).text()
    }
}
