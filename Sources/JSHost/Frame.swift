import JSONText

/// Messages from the host to the scripts that are delivered together.
struct Frame {
    enum Origin {
        case call(Int, entry: String)
        case settlement(Int)
    }

    /// A message as the UTF-8 text of a JSON array, and what it is about.
    struct Message {
        var origin: Origin
        var text: [UInt8]

        /// `body` is JSON text; an empty one is undefined.
        static func call(_ id: Int, _ entry: String, _ body: String) -> Message {
            var text = Array("[\"call\",\(id),".utf8)
            appendJSONString(entry, to: &text)
            return Message(origin: .call(id, entry: entry), text: text, closedAfter: body)
        }

        static func settlement(_ id: Int, _ result: Result<String, OperationFailure>) -> Message {
            switch result {
            case .success(let value):
                Message(origin: .settlement(id), text: Array("[\"settle\",\(id),true".utf8), closedAfter: value)
            case .failure(let failure):
                Message(origin: .settlement(id), text: Array("[\"settle\",\(id),false".utf8), closedAfter: failure.json.text())
            }
        }

        private init(origin: Origin, text: [UInt8], closedAfter value: String) {
            self.origin = origin
            self.text = text
            if !value.isEmpty {
                self.text.append(UInt8(ascii: ","))
                self.text += value.utf8
            }
            self.text.append(UInt8(ascii: "]"))
        }

        /// What is wrong with the message, if it is no JSON.
        var problem: JSONSyntaxError? {
            do throws(JSONSyntaxError) {
                _ = try JSONParser.parse(text)
                return nil
            } catch {
                return error
            }
        }
    }

    private(set) var messages: [Message] = []

    var isEmpty: Bool { messages.isEmpty }

    /// The frame as the UTF-8 text of a JSON array.
    var text: [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(messages.reduce(1) { $0 + $1.text.count + 1 })
        for message in messages {
            text.append(text.isEmpty ? UInt8(ascii: "[") : UInt8(ascii: ","))
            text += message.text
        }
        text.append(UInt8(ascii: "]"))
        return text
    }

    mutating func append(_ message: Message) {
        messages.append(message)
    }
}
