/// Takes an input apart into the values that a target needs. What is no longer there reads as zero or empty.
struct FuzzInput {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    mutating func byte() -> UInt8 { rest.popFirst() ?? 0 }

    mutating func number() -> Int64 { Int64(bitPattern: (0..<8).reduce(UInt64(0)) { value, _ in value << 8 | UInt64(byte()) }) }

    /// One more than half of the inputs have it, so that most records are whole.
    mutating func optional<Value>(_ read: (inout FuzzInput) -> Value) -> Value? {
        byte() < 0xC0 ? read(&self) : nil
    }

    /// Up to the next line feed.
    mutating func line() -> String {
        let line = rest.prefix { $0 != 0x0A }
        rest = rest.dropFirst(line.count + 1)
        return String(decoding: line, as: UTF8.self)
    }

    mutating func bytes() -> [UInt8] {
        defer { rest = [] }
        return Array(rest)
    }

    mutating func text() -> String { String(decoding: bytes(), as: UTF8.self) }
}
