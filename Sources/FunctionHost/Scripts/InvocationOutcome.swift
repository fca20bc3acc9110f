import DurableCore
import FoundationEssentials
import JSONText

extension Invocation {
    /// What a call that did not fail came to.
    struct Outcome: Sendable {
        /// What the function returned, where it matters to its caller.
        var result: Payload?
        var response: HTTPAnswer?
        /// Values of output bindings, in the order they were set.
        var outputs: [FunctionOutput] = []
        /// What is to be done of it.
        var effects: [Write] = []

        /// Reads the answer to the entry `invoke`.
        ///
        /// - Throws: `JSONSyntaxError` when the text is none.
        init(_ answer: String) throws {
            if answer.isEmpty || answer == "null" { return }
            var cursor = JSONCursor(answer)
            try cursor.beginObject()
            while let key = try cursor.nextKey() {
                switch key {
                case "result": result = try Payload(json: cursor.readRaw())
                case "response": response = try Self.answer(JSONParser.parse(cursor.readRaw()))
                case "outputs":
                    try cursor.beginObject()
                    while let name = try cursor.nextKey() {
                        outputs.append(FunctionOutput(name, try Payload(json: cursor.readRaw())))
                    }
                case "binaryOutputs":
                    try cursor.beginObject()
                    while let name = try cursor.nextKey() {
                        outputs.append(FunctionOutput(name, bytes: Array(Data(base64Encoded: try cursor.readString()) ?? Data())))
                    }
                default: try cursor.skip()
                }
            }
        }

        private static func answer(_ value: JSONValue) -> HTTPAnswer {
            let status = value["status"]?.intValue ?? 200
            // Whatever the script side says: no other status can be sent.
            var answer = HTTPAnswer(status: 100...999 ~= status ? status : 500)
            answer.headers = (value["headers"]?.arrayValue ?? []).compactMap { header in
                guard let name = header[0]?.stringValue, let value = header[1]?.stringValue else { return nil }
                return (name, value)
            }
            if let text = value["body"]?["text"]?.stringValue { answer.body = Array(text.utf8) }
            if let text = value["body"]?["base64"]?.stringValue, let data = Data(base64Encoded: text) {
                answer.body = Array(data)
            }
            return answer
        }
    }
}
