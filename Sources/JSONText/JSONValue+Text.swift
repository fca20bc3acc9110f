/// How a value is written.
package enum JSONFormat: Sendable {
    /// Without any space.
    case compact
    /// One member or element a line, indented by two spaces a level.
    case pretty
}

extension JSONValue {
    /// The value as JSON text.
    package func text(_ format: JSONFormat = .compact) -> String {
        var text: [UInt8] = []
        write(to: &text, indentation: format == .pretty ? 0 : nil)
        return String(decoding: text, as: UTF8.self)
    }

    /// `indentation` is that of the current line; `nil` writes everything on one line.
    private func write(to text: inout [UInt8], indentation: Int?) {
        switch self {
        case .null: text += "null".utf8
        case .bool(let value): text += (value ? "true" : "false").utf8
        case .number(let number): text += number.utf8
        case .string(let string): appendJSONString(string, to: &text)
        case .array(let elements):
            Self.writeList(elements, in: (UInt8(ascii: "["), UInt8(ascii: "]")), to: &text, indentation: indentation) {
                element, inner, text in
                element.write(to: &text, indentation: inner)
            }
        case .object(let members):
            Self.writeList(members, in: (UInt8(ascii: "{"), UInt8(ascii: "}")), to: &text, indentation: indentation) {
                member, inner, text in
                appendJSONString(member.key, to: &text)
                text += (inner == nil ? ":" : ": ").utf8
                member.value.write(to: &text, indentation: inner)
            }
        }
    }

    private static func writeList<Items: Collection>(
        _ items: Items, in brackets: (open: UInt8, close: UInt8), to text: inout [UInt8], indentation: Int?,
        writeItem: (Items.Element, Int?, inout [UInt8]) -> Void
    ) {
        text.append(brackets.open)
        let inner = indentation.map { $0 + 2 }
        var isFirst = true
        for item in items {
            if !isFirst { text.append(UInt8(ascii: ",")) }
            isFirst = false
            breakLine(in: &text, indentation: inner)
            writeItem(item, inner, &text)
        }
        if !isFirst { breakLine(in: &text, indentation: indentation) }
        text.append(brackets.close)
    }

    private static func breakLine(in text: inout [UInt8], indentation: Int?) {
        guard let indentation else { return }
        text.append(UInt8(ascii: "\n"))
        text += repeatElement(UInt8(ascii: " "), count: indentation)
    }
}

extension JSONValue: CustomStringConvertible {
    package var description: String { text() }
}
