import DurableCore
import FunctionApp
import JSONText

extension Invocation {
    /// What binding expressions of the call see (host.md 2.11): the same as the function in `context.bindingData`.
    func expressionContext(at now: Timestamp) -> ExpressionContext {
        var data: JSONObject = [:]
        if let request {
            let isText = request.call.header("content-type")?.lowercased() != "application/octet-stream"
            if isText, let body = try? JSONParser.parse(request.call.body) { data.add(body.objectValue) }
            for (name, value) in request.parameters { data.set(name, .string(value)) }
            data.set("Query", .object(Self.object(request.call.query)))
            data.set("Headers", .object(Self.object(request.call.headers)))
        } else {
            let value = input.flatMap { try? JSONParser.parse($0.json) } ?? .null
            if !function.trigger.isReturnValue { data.set(function.trigger.name, value) }
            data.set("data", value)
            data.add(value.objectValue)
        }
        data.add(bindingData.flatMap { try? JSONParser.parse($0) }?.objectValue)
        if let instance { data.set("instanceId", .string(instance.text)) }
        data.set("invocationId", .string(id))
        return ExpressionContext(
            data: data, functionName: function.name, now: .microseconds(now.microseconds), makeID: System.randomID)
    }

    private static func object(_ pairs: [(name: String, value: String)]) -> JSONObject {
        JSONObject(pairs.map { (key: $0.name, value: .string($0.value)) })
    }
}

extension JSONObject {
    /// Puts a member in place of the one whose name is the same without case.
    fileprivate mutating func set(_ name: String, _ value: JSONValue) {
        let known = self[name] == nil ? keys.first { $0.lowercased() == name.lowercased() } : nil
        self[known ?? name] = value
    }

    fileprivate mutating func add(_ members: JSONObject?) {
        for member in members ?? [:] { set(member.key, member.value) }
    }
}
