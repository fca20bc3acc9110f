/// Writes times of UTC as .NET does in the invariant culture, by standard formats of one letter or custom ones.
enum DotNetDateFormat {
    private static let standard: [Character: String] = [
        "d": "MM/dd/yyyy", "D": "dddd, dd MMMM yyyy", "f": "dddd, dd MMMM yyyy HH:mm", "F": "dddd, dd MMMM yyyy HH:mm:ss",
        "g": "MM/dd/yyyy HH:mm", "G": "MM/dd/yyyy HH:mm:ss", "m": "MMMM dd", "M": "MMMM dd",
        "o": "yyyy-MM-ddTHH:mm:ss.fffffffK", "O": "yyyy-MM-ddTHH:mm:ss.fffffffK", "r": "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'",
        "R": "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'", "s": "yyyy-MM-ddTHH:mm:ss", "t": "HH:mm", "T": "HH:mm:ss",
        "u": "yyyy-MM-dd HH:mm:ss'Z'", "U": "dddd, dd MMMM yyyy HH:mm:ss", "y": "yyyy MMMM", "Y": "yyyy MMMM",
    ]

    static func isValid(_ format: String) -> Bool { tokens(format) != nil }

    /// `time`: since 1970. A format that is not valid is written as it is.
    static func text(_ time: Duration, _ format: String) -> String {
        guard let tokens = tokens(format) else { return format }
        let fields = DateFields(time)
        return tokens.map { token in
            switch token {
            case .literal(let text): text
            case .field(let letter, let count): fields.text(letter, count)
            }
        }.joined()
    }

    private enum Token {
        case literal(String)
        case field(Character, Int)
    }

    /// nil for what .NET takes for no format.
    private static func tokens(_ format: String) -> [Token]? {
        if format.isEmpty { return nil }
        if format.count == 1, let letter = format.first {
            if let custom = standard[letter] { return tokens(custom) }
            if letter.isLetter { return nil }
        }
        var tokens: [Token] = []
        var rest = format[...]
        while let character = rest.popFirst() {
            switch character {
            case "y", "M", "d", "H", "h", "m", "s", "f", "F", "t", "z", "K", "g":
                let more = rest.prefix { $0 == character }
                rest = rest.dropFirst(more.count)
                let count = more.count + 1
                if character.lowercased() == "f", count > 7 { return nil }
                tokens.append(.field(character, count))
            case "'", "\"":
                guard let end = rest.firstIndex(of: character) else { return nil }
                tokens.append(.literal(String(rest[..<end])))
                rest = rest[rest.index(after: end)...]
            case "\\":
                guard let escaped = rest.popFirst() else { return nil }
                tokens.append(.literal(String(escaped)))
            case "%":
                if rest.isEmpty || rest.first == "%" { return nil }
            default: tokens.append(.literal(String(character)))
            }
        }
        return tokens
    }
}
