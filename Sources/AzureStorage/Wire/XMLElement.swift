/// An element of the small XML documents of the storage protocol.
package struct XMLElement: Hashable, Sendable {
    package var name: String
    package var attributes: [String: String]
    package var children: [XMLElement]
    /// All characters of the element itself; blanks between children are dropped.
    package var text: String

    package init(_ name: String, _ text: String = "", attributes: [String: String] = [:]) {
        self.name = name
        self.attributes = attributes
        children = []
        self.text = text
    }

    package init(_ name: String, attributes: [String: String] = [:], _ children: [XMLElement]) {
        self.init(name, attributes: attributes)
        self.children = children
    }

    /// The first child of that name.
    package subscript(_ name: String) -> XMLElement? { children.first { $0.name == name } }

    package func all(_ name: String) -> [XMLElement] { children.filter { $0.name == name } }

    /// The whole document, with its declaration.
    package var document: [UInt8] { Array(#"<?xml version="1.0" encoding="utf-8"?>"#.utf8) + Array(markup.utf8) }

    private var markup: String {
        let attributes = attributes.sorted { $0.key < $1.key }.map { " \($0.key)=\"\(Self.escaped($0.value))\"" }.joined()
        let content = Self.escaped(text) + children.map(\.markup).joined()
        return content.isEmpty ? "<\(name)\(attributes) />" : "<\(name)\(attributes)>\(content)</\(name)>"
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            // A parser would make a line feed of it.
            case "\r": result += "&#13;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Whether XML can hold all characters of a text (XML 1.0, 2.2).
    package static func canHold(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 9, 10, 13, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...: true
            default: false
            }
        }
    }
}
