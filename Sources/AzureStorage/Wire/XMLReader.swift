/// Reads the XML of the storage protocol: elements, attributes, characters, the standard entities, comments, CDATA. Nothing
/// else is taken, above all no document type, so that a text cannot grow or reach outside.
package struct XMLReader {
    private static let depthLimit = 64

    private let bytes: [UInt8]
    private var position = 0

    /// - Throws: `XMLError` with the place of what is not understood.
    package static func read(_ bytes: [UInt8]) throws(XMLError) -> XMLElement {
        var reader = XMLReader(bytes)
        reader.skip([0xEF, 0xBB, 0xBF])
        reader.skipBlanks()
        if reader.skip("<?xml") { try reader.skip(past: "?>") }
        try reader.skipMisc()
        let root = try reader.element(depth: 1)
        try reader.skipMisc()
        guard reader.position == bytes.count else { throw reader.error("something stands behind the document") }
        return root
    }

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    private mutating func element(depth: Int) throws(XMLError) -> XMLElement {
        guard depth <= Self.depthLimit else { throw error("elements stand too deep in one another") }
        guard skip("<") else { throw error("an element is missing") }
        var element = XMLElement(try name())
        while true {
            skipBlanks()
            if skip("/>") { return element }
            if skip(">") { break }
            let attribute = try name()
            guard skip("=") else { throw error("the attribute '\(attribute)' has no value") }
            guard element.attributes.updateValue(try quoted(), forKey: attribute) == nil else {
                throw error("the attribute '\(attribute)' stands twice")
            }
        }
        try content(of: &element, depth)
        return element
    }

    private mutating func content(of element: inout XMLElement, _ depth: Int) throws(XMLError) {
        var text: [UInt8] = []
        while true {
            if skip("</") {
                let name = try name()
                guard name == element.name else { throw error("'\(element.name)' is ended by '\(name)'") }
                skipBlanks()
                guard skip(">") else { throw error("the end of '\(name)' is not ended") }
                let isBlank = text.allSatisfy(Self.isBlank)
                element.text = isBlank && !element.children.isEmpty ? "" : String(decoding: text, as: UTF8.self)
                return
            } else if skip("<!--") {
                try skip(past: "-->")
            } else if skip("<![CDATA[") {
                let start = position
                try skip(past: "]]>")
                text += bytes[start..<(position - 3)]
            } else if at("<") {
                element.children.append(try self.element(depth: depth + 1))
            } else if at("&") {
                text += Array(try entity().utf8)
            } else if position < bytes.count {
                text.append(bytes[position])
                position += 1
            } else {
                throw error("'\(element.name)' is not ended")
            }
        }
    }

    private mutating func name() throws(XMLError) -> String {
        let start = position
        while position < bytes.count, !Self.isBlank(bytes[position]), !"<>/=&\"'!?".utf8.contains(bytes[position]) {
            position += 1
        }
        guard position > start else { throw error("a name is missing") }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func quoted() throws(XMLError) -> String {
        guard position < bytes.count, "\"'".utf8.contains(bytes[position]) else { throw error("a value is not in quotes") }
        let quote = bytes[position]
        position += 1
        var text: [UInt8] = []
        while position < bytes.count, bytes[position] != quote {
            if at("<") { throw error("'<' stands in a value") }
            if at("&") {
                text += Array(try entity().utf8)
            } else {
                text.append(bytes[position])
                position += 1
            }
        }
        guard position < bytes.count else { throw error("a value is not ended") }
        position += 1
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func entity() throws(XMLError) -> String {
        let start = position + 1
        guard let end = bytes[start...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else {
            throw error("'&' begins no entity")
        }
        let name = String(decoding: bytes[start..<end], as: UTF8.self)
        let known = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]
        var text = known[name]
        if name.hasPrefix("#x") {
            text = UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init).map { String(Character($0)) }
        } else if name.hasPrefix("#") {
            text = UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init).map { String(Character($0)) }
        }
        guard let text else { throw error("the entity '\(name)' is not known") }
        position = end + 1
        return text
    }

    private mutating func skipMisc() throws(XMLError) {
        skipBlanks()
        while skip("<!--") {
            try skip(past: "-->")
            skipBlanks()
        }
    }

    private mutating func skip(past text: String) throws(XMLError) {
        while position < bytes.count {
            if skip(text) { return }
            position += 1
        }
        throw error("'\(text)' is missing")
    }

    @discardableResult private mutating func skip(_ expected: [UInt8]) -> Bool {
        guard bytes[position...].starts(with: expected) else { return false }
        position += expected.count
        return true
    }

    private mutating func skip(_ expected: String) -> Bool { skip(Array(expected.utf8)) }
    private func at(_ expected: String) -> Bool { bytes[position...].starts(with: expected.utf8) }
    private mutating func skipBlanks() { while position < bytes.count, Self.isBlank(bytes[position]) { position += 1 } }
    private static func isBlank(_ byte: UInt8) -> Bool { [9, 10, 13, 32].contains(byte) }
    private func error(_ reason: String) -> XMLError { XMLError(reason: reason, offset: position) }
}
