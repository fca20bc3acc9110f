extension JSONCursor {
    package mutating func readNull() throws(JSONSyntaxError) {
        try readWord("null")
    }

    package mutating func readBool() throws(JSONSyntaxError) -> Bool {
        switch try peekByte() {
        case UInt8(ascii: "t"):
            try readWord("true")
            return true
        case UInt8(ascii: "f"):
            try readWord("false")
            return false
        default: throw unexpected("true or false")
        }
    }

    /// The exact text of the next value, without the white space around it.
    package mutating func readRaw() throws(JSONSyntaxError) -> String {
        _ = try peekByte()
        let start = offset
        try skip()
        return string(from: start, to: offset)
    }

    /// Goes past the next value.
    package mutating func skip() throws(JSONSyntaxError) {
        switch try peekKind() {
        case .null: try readNull()
        case .bool: _ = try readBool()
        case .number: _ = try scanNumber()
        case .string: try skipString()
        case .array, .object: try skipNested()
        }
    }

    private mutating func skipNested() throws(JSONSyntaxError) {
        // What closes each open array or object: no level costs stack, so any depth can be skipped.
        var closers: [UInt8] = []
        repeat {
            offset = bytes.withUnsafeBufferPointer { Self.nextStructure($0, from: offset) }
            guard offset < bytes.count else { throw error("the text ends too early") }
            switch bytes[offset] {
            case UInt8(ascii: "\""): try skipString()
            case UInt8(ascii: "/"):
                if options.contains(.allowsComments) { try skipComment() } else { offset += 1 }
            case UInt8(ascii: "["):
                closers.append(UInt8(ascii: "]"))
                offset += 1
            case UInt8(ascii: "{"):
                closers.append(UInt8(ascii: "}"))
                offset += 1
            default:
                let closer = closers.removeLast()
                guard bytes[offset] == closer else { throw unexpected("'\(character(closer))'") }
                offset += 1
            }
        } while !closers.isEmpty
    }

    /// The offset of the next bracket, brace, quote or slash.
    private static func nextStructure(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\""),
                UInt8(ascii: "/"):
                return index
            default: index += 1
            }
        }
        return index
    }

    private mutating func readWord(_ word: StaticString) throws(JSONSyntaxError) {
        _ = try peekByte()
        let end = offset + word.utf8CodeUnitCount
        let matches = word.withUTF8Buffer { end <= bytes.count && bytes[offset..<end].elementsEqual($0) }
        guard matches, end == bytes.count || !Self.continuesWord(bytes[end]) else { throw unexpected("\(word)") }
        offset = end
    }

    static func continuesWord(_ byte: UInt8) -> Bool {
        switch byte | 0x20 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
        }
    }

    func string(from start: Int, to end: Int) -> String {
        bytes.withUnsafeBufferPointer { String(decoding: UnsafeBufferPointer(rebasing: $0[start..<end]), as: UTF8.self) }
    }
}
