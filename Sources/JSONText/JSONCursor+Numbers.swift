extension JSONCursor {
    /// The number as it is written.
    package mutating func readNumberText() throws(JSONSyntaxError) -> String {
        let number = try scanNumber()
        return string(from: number.start, to: offset)
    }

    /// A number that is whole (`3`, `3.0` or `3e0`) and fits.
    package mutating func readInt() throws(JSONSyntaxError) -> Int {
        let number = try scanNumber()
        if number.isWhole, let value = shortInteger(from: number.start) { return value }
        let text = string(from: number.start, to: offset)
        if let value = Int(text) ?? Double(text).flatMap({ Int(exactly: $0) }) { return value }
        offset = number.start
        throw error("expected a whole number, found \(text)")
    }

    /// A number; one too large for a double is infinite, as in JavaScript.
    package mutating func readDouble() throws(JSONSyntaxError) -> Double {
        let number = try scanNumber()
        // -0 has no integer.
        if number.isWhole, let value = shortInteger(from: number.start), value != 0 { return Double(value) }
        return Double(string(from: number.start, to: offset)) ?? .nan
    }

    /// Goes past a number and checks its grammar; `isWhole` when it has neither fraction nor exponent.
    mutating func scanNumber() throws(JSONSyntaxError) -> (start: Int, isWhole: Bool) {
        guard try peekKind() == .number else { throw unexpected("a number") }
        let start = offset
        var isWhole = true
        if bytes[offset] == UInt8(ascii: "-") { offset += 1 }
        let first = byteHere
        try scanDigits()
        if first == UInt8(ascii: "0"), offset > start + (bytes[start] == UInt8(ascii: "-") ? 2 : 1) {
            offset = start
            throw error("a number must not begin with 0")
        }
        if byteHere == UInt8(ascii: ".") {
            isWhole = false
            offset += 1
            try scanDigits()
        }
        if let byte = byteHere, byte | 0x20 == UInt8(ascii: "e") {
            isWhole = false
            offset += 1
            if byteHere == UInt8(ascii: "+") || byteHere == UInt8(ascii: "-") { offset += 1 }
            try scanDigits()
        }
        if let byte = byteHere, Self.continuesWord(byte) { throw unexpected("the end of a number") }
        return (start, isWhole)
    }

    private var byteHere: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func scanDigits() throws(JSONSyntaxError) {
        let start = offset
        while offset < bytes.count, bytes[offset] &- 0x30 < 10 { offset += 1 }
        guard offset > start else { throw unexpected("a digit") }
    }

    /// The integer between `start` and the cursor when it has at most 15 digits, which any double holds exactly.
    private func shortInteger(from start: Int) -> Int? {
        let isNegative = bytes[start] == UInt8(ascii: "-")
        let digits = bytes[(isNegative ? start + 1 : start)..<offset]
        guard digits.count <= 15 else { return nil }
        let magnitude = digits.reduce(0) { $0 &* 10 &+ Int($1 &- 0x30) }
        return isNegative ? -magnitude : magnitude
    }
}
