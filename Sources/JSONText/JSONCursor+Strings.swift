extension JSONCursor {
    /// A string, its escapes resolved; lone surrogates become U+FFFD.
    package mutating func readString() throws(JSONSyntaxError) -> String {
        guard try peekByte() == UInt8(ascii: "\"") else { throw unexpected("a string") }
        let start = offset + 1
        offset = plainEnd(from: start)
        if offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") {
            defer { offset += 1 }
            return string(from: start, to: offset)
        }
        return try readEscapedString(from: start)
    }

    /// Goes past a string that begins at the cursor.
    mutating func skipString() throws(JSONSyntaxError) {
        offset += 1
        while true {
            offset = plainEnd(from: offset)
            switch try byteInString() {
            case UInt8(ascii: "\""):
                offset += 1
                return
            default: offset += 2
            }
        }
    }

    private mutating func readEscapedString(from start: Int) throws(JSONSyntaxError) -> String {
        var text = Array(bytes[start..<offset])
        while true {
            if try byteInString() == UInt8(ascii: "\"") {
                offset += 1
                return String(decoding: text, as: UTF8.self)
            }
            try readEscape(into: &text)
            let plain = offset
            offset = plainEnd(from: plain)
            text += bytes[plain..<offset]
        }
    }

    /// The byte at the cursor, `"` or `\`: anything else cannot stand there.
    private func byteInString() throws(JSONSyntaxError) -> UInt8 {
        guard offset < bytes.count else { throw error("a string is not closed") }
        let byte = bytes[offset]
        guard byte >= 0x20 else {
            let code = String(byte, radix: 16, uppercase: true)
            throw error("a string must not contain the control character U+00\(byte < 0x10 ? "0" : "")\(code)")
        }
        return byte
    }

    private mutating func readEscape(into text: inout [UInt8]) throws(JSONSyntaxError) {
        guard offset + 1 < bytes.count else { throw error("a string is not closed") }
        let plain: UInt8
        switch bytes[offset + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): plain = bytes[offset + 1]
        case UInt8(ascii: "b"): plain = 0x08
        case UInt8(ascii: "f"): plain = 0x0C
        case UInt8(ascii: "n"): plain = 0x0A
        case UInt8(ascii: "r"): plain = 0x0D
        case UInt8(ascii: "t"): plain = 0x09
        case UInt8(ascii: "u"):
            text += Array(String(Character(try readUnicodeEscape())).utf8)
            return
        default:
            throw error("a string has the unknown escape '\\\(character(bytes[offset + 1]))'")
        }
        text.append(plain)
        offset += 2
    }

    /// `\uXXXX`, or two of them that make a surrogate pair.
    private mutating func readUnicodeEscape() throws(JSONSyntaxError) -> Unicode.Scalar {
        let unit = try hexUnit(at: offset)
        offset += 6
        if let scalar = Unicode.Scalar(unit) { return scalar }
        guard unit < 0xDC00, offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: "\\"), bytes[offset + 1] == UInt8(ascii: "u")
        else { return "\u{FFFD}" }
        let low = try hexUnit(at: offset)
        guard 0xDC00...0xDFFF ~= low else { return "\u{FFFD}" }
        offset += 6
        return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
    }

    private func hexUnit(at start: Int) throws(JSONSyntaxError) -> UInt32 {
        guard start + 6 <= bytes.count else { throw error("a \\u escape needs four hexadecimal digits") }
        var unit: UInt32 = 0
        for byte in bytes[(start + 2)..<(start + 6)] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw error("a \\u escape needs four hexadecimal digits")
            }
            unit = unit << 4 | UInt32(digit)
        }
        return unit
    }

    private func plainEnd(from start: Int) -> Int {
        bytes.withUnsafeBufferPointer { Self.endOfPlainText($0, from: start) }
    }
}
