/// Messages of the scripts on their way to the host.
struct Outbox {
    private var text: [UInt8] = []

    /// Bytes.
    var size: Int { text.count }

    /// - Parameter message: JSON text.
    mutating func add(_ message: [UInt8]) {
        text.append(text.isEmpty ? UInt8(ascii: "[") : UInt8(ascii: ","))
        text += message
    }

    /// Takes everything, as the UTF-8 text of a JSON array; empty when there is nothing.
    mutating func take() -> [UInt8] {
        if text.isEmpty { return [] }
        text.append(UInt8(ascii: "]"))
        defer { text = [] }
        return text
    }
}
