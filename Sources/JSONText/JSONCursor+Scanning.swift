extension JSONCursor {
    /// The next byte that is no white space, which is not read.
    mutating func peekByte() throws(JSONSyntaxError) -> UInt8 {
        if offset < bytes.count, bytes[offset] > 0x20, bytes[offset] != UInt8(ascii: "/") { return bytes[offset] }
        try skipWhiteSpace()
        guard offset < bytes.count else { throw error("the text ends too early") }
        return bytes[offset]
    }

    mutating func skipWhiteSpace() throws(JSONSyntaxError) {
        while offset < bytes.count {
            switch bytes[offset] {
            case 0x20, 0x0A, 0x0D, 0x09: offset += 1
            case UInt8(ascii: "/") where options.contains(.allowsComments): try skipComment()
            default: return
            }
        }
    }

    mutating func skipComment() throws(JSONSyntaxError) {
        let rest = bytes[(offset + 1)...]
        switch rest.first {
        case UInt8(ascii: "/"):
            offset = rest.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
        case UInt8(ascii: "*"):
            var end = offset + 2
            while end + 1 < bytes.count, !(bytes[end] == UInt8(ascii: "*") && bytes[end + 1] == UInt8(ascii: "/")) { end += 1 }
            guard end + 1 < bytes.count else { throw error("a comment is not closed") }
            offset = end + 2
        default:
            throw unexpected("a comment")
        }
    }

    /// The offset of the first byte from `start` on that ends or interrupts a string: `"`, `\` or a control character.
    static func endOfPlainText(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs = ones << 7
        let raw = UnsafeRawBufferPointer(bytes)
        var index = start
        // Eight bytes at once; for x = word ^ c, `(x - ones) & ~x & highs` is not 0 exactly when some byte of the word is c.
        while index + 8 <= bytes.count {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            let quote = word ^ (ones &* 0x22)
            let backslash = word ^ (ones &* 0x5C)
            let found =
                ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash) | ((word &- (ones &* 0x20)) & ~word)
            // The lowest bit found is exact; only those above it may come from a carry.
            if found & highs != 0 { return index + (found & highs).trailingZeroBitCount / 8 }
            index += 8
        }
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x22 || byte == 0x5C || byte < 0x20 { return index }
            index += 1
        }
        return index
    }

    /// An error at the place where the cursor is.
    package func error(_ message: String) -> JSONSyntaxError {
        JSONSyntaxError(message, at: offset, in: bytes)
    }

    func unexpected(_ expected: String) -> JSONSyntaxError {
        guard offset < bytes.count else { return error("expected \(expected), but the text ends") }
        return error("expected \(expected), found '\(character(bytes[offset]))'")
    }

    /// The character that begins with the byte at the cursor, or the one `byte` is.
    func character(_ byte: UInt8) -> Character {
        if byte < 0x80 { return Character(Unicode.Scalar(byte)) }
        return String(decoding: bytes[offset...].prefix(4), as: UTF8.self).first ?? "\u{FFFD}"
    }
}
