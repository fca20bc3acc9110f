import JSONText

/// Messages from the host to the scripts that are delivered together.
package struct Frame {
    enum Origin {
        case call(Int, entry: String)
        case settlement(Int)
    }

    /// A message as the UTF-8 text of a JSON array, and what it is about.
    struct Message {
        private(set) var origin: Origin
        /// What stands before the number, and behind it.
        private let start: StaticString
        private var rest: [UInt8]

        /// A call that has no number yet. `body` is JSON text; an empty one is undefined.
        static func call(_ entry: String, _ body: String) -> Message {
            var name = ","
            appendJSONString(entry, to: &name)
            return Message(origin: .call(0, entry: entry), start: "[\"call\",", Array(name.utf8), closedAfter: body)
        }

        /// Numbers a call.
        mutating func number(_ id: Int) {
            if case .call(_, let entry) = origin { origin = .call(id, entry: entry) }
        }

        static func settlement(_ id: Int, _ result: Result<String, OperationFailure>) -> Message {
            switch result {
            case .success(let value):
                Message(origin: .settlement(id), start: "[\"settle\",", Array(",true".utf8), closedAfter: value)
            case .failure(let failure):
                Message(origin: .settlement(id), start: "[\"settle\",", Array(",false".utf8), closedAfter: failure.json.text())
            }
        }

        private init(origin: Origin, start: StaticString, _ rest: [UInt8], closedAfter value: String) {
            self.origin = origin
            self.start = start
            self.rest = rest
            if !value.isEmpty {
                self.rest.append(UInt8(ascii: ","))
                self.rest += value.utf8
            }
            self.rest.append(UInt8(ascii: "]"))
        }

        private var id: Int {
            switch origin {
            case .call(let id, _), .settlement(let id): id
            }
        }

        /// Bytes, nearly.
        var size: Int { rest.count + 24 }

        fileprivate func append(to text: inout [UInt8]) {
            start.withUTF8Buffer { text += $0 }
            text += String(id).utf8
            text += rest
        }

        /// What is wrong with the message, if it is no JSON.
        var problem: JSONSyntaxError? {
            var text: [UInt8] = []
            append(to: &text)
            do throws(JSONSyntaxError) {
                _ = try JSONParser.parse(text)
                return nil
            } catch {
                return error
            }
        }
    }

    private(set) var messages: [Message] = []

    init() {}

    package var isEmpty: Bool { messages.isEmpty }

    /// The frame as the UTF-8 text of a JSON array.
    package var text: [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(messages.reduce(1) { $0 + $1.size + 1 })
        for message in messages {
            text.append(text.isEmpty ? UInt8(ascii: "[") : UInt8(ascii: ","))
            message.append(to: &text)
        }
        text.append(UInt8(ascii: "]"))
        return text
    }

    mutating func append(_ message: Message) {
        messages.append(message)
    }
}
