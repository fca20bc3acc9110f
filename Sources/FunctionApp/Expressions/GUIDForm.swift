/// The forms in which .NET writes a GUID.
enum GUIDForm: String {
    case digits = "N"
    case dashes = "D"
    case braces = "B"
    case parentheses = "P"

    init?(_ format: String) { self.init(rawValue: format.uppercased()) }

    /// `id`: 32 hexadecimal digits; its version becomes 4.
    func text(_ id: String) -> String {
        var digits = Array(id.lowercased())
        digits[12] = "4"
        digits[16] = Array("89ab")[(digits[16].hexDigitValue ?? 0) % 4]
        if self == .digits { return String(digits) }
        let plain = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }.joined(separator: "-")
        return self == .braces ? "{\(plain)}" : self == .parentheses ? "(\(plain))" : plain
    }
}
