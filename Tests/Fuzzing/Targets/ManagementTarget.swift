import DurableCore
import JSONText

@testable import FunctionHost

extension FuzzTarget {
    /// The query and the body of a request to the management API.
    static let management = FuzzTarget("management") { bytes in
        var input = FuzzInput(bytes)
        let query = input.line()
        let call = HTTPCall(
            method: "POST", path: "/runtime/webhooks/durabletask/orchestrators/F", queryText: query,
            headers: [("content-type", input.line())], body: input.bytes())
        let parameters = RequestParameters(call.query)
        do {
            let found = try InstanceQuery(parameters)
            try expect(found.tag == nil || parameters.all("tag").count >= 1, "there is a tag that nobody gave")
            _ = try StartSettings(parameters).options(replacesAny: false)
            _ = try parameters.count("top")
            if let timeout = try parameters.number("timeout") { try expect(timeout.isFinite, "a time is no number") }
        } catch let error as InvalidParameter {
            try expect(error.description.contains(error.name), "the error does not name the parameter")
        }
        for (_, value) in call.query { try checkValue(value) }
        _ = call.isJSON
        do {
            guard let payload = try call.payload else { return }
            _ = try JSONParser.parse(payload.json)
        } catch is InvalidContent {}
    }

    /// What a value of a query may be besides text.
    private static func checkValue(_ value: String) throws {
        if let time = Timestamp(iso8601: value) {
            let written = time.iso8601(fractionDigits: 6)
            try expectEqual(Timestamp(iso8601: written), time, "a time does not survive as \(written)")
        }
        if let token = ContinuationToken(value) {
            try expectEqual(ContinuationToken(token.text), token, "a token does not survive")
        }
        if let position = ProgressPosition(value) {
            try expectEqual(ProgressPosition(position.text), position, "a position does not survive")
        }
        if let entity = EntityID(InstanceID(value)) {
            try expectEqual(EntityID(entity.instance), entity, "an entity's id does not survive")
        }
        if let id = try? InstanceID(validating: value) {
            try expect(!id.isEntity && (1...256).contains(id.text.utf16.count), "an id is let through: \(id)")
        }
    }
}
