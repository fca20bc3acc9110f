/// Why a text cannot be the id of an orchestration instance. The texts are those of the management API.
package enum InstanceIDProblem: String, Error, Hashable, Sendable, CustomStringConvertible {
    case reservedPrefix = "Orchestration instance ids must not start with @."
    case forbiddenCharacter = "Orchestration instance ids must not contain /, \\, #, ?, or control characters."
    case tooLong = "Instance ID lengths must not exceed 256 characters."
    case empty = "Orchestration instance ids must not be empty."

    package var description: String { rawValue }
}

extension InstanceID {
    /// Checks an id that a client chose for an orchestration.
    package init(validating text: String) throws(InstanceIDProblem) {
        if text.isEmpty { throw .empty }
        if text.unicodeScalars.first == "@" { throw .reservedPrefix }
        if text.unicodeScalars.contains(where: Self.isForbidden) { throw .forbiddenCharacter }
        if text.utf16.count > 256 { throw .tooLong }
        self.init(text)
    }

    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "/", "\\", "#", "?": true
        default: scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        }
    }
}
