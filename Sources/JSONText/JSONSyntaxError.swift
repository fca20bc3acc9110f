/// Text that is not JSON, or not the JSON that was expected, and where.
package struct JSONSyntaxError: Error, Hashable, Sendable {
    package var message: String
    /// Counted from 1.
    package var line: Int
    /// In characters (Unicode scalars), counted from 1.
    package var column: Int

    package init(message: String, line: Int, column: Int) {
        self.message = message
        self.line = line
        self.column = column
    }

    init(_ message: String, at offset: Int, in bytes: [UInt8]) {
        var line = 1
        var column = 1
        for byte in bytes.prefix(offset) {
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        self.init(message: message, line: line, column: column)
    }
}

extension JSONSyntaxError: CustomStringConvertible {
    package var description: String { "\(message) (line \(line), column \(column))" }
}
