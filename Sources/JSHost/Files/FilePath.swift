/// A path as the system takes it.
struct FilePath: Sendable {
    /// Ends with a zero.
    let characters: [CChar]

    init(_ bytes: [UInt8]) { characters = bytes.map(CChar.init(bitPattern:)) + [0] }

    /// For messages; what is no UTF-8 becomes U+FFFD.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    var bytes: [UInt8] { characters.dropLast().map(UInt8.init(bitPattern:)) }
}
