/// Goes through a text once and leaves out the credentials in it.
struct CredentialScanner {
    private let bytes: [UInt8]
    private var at = 0
    private var result: [UInt8] = []

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func redacted() -> [UInt8] {
        result.reserveCapacity(bytes.count)
        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            result.append(byte)
            switch byte {
            case UInt8(ascii: "="): field()
            case UInt8(ascii: ":"): if bytes[at...].starts(with: "//".utf8) { authority() } else { member() }
            case UInt8(ascii: " "): token()
            default: break
            }
        }
        return result
    }

    /// Behind `name=`.
    private mutating func field() {
        let (name, start) = nameBefore(at - 1)
        guard CredentialNames.isCredential(field: name, after: start > 0 ? bytes[start - 1] : nil) else { return }
        hide { !Self.endsField($0) }
    }

    /// Behind `name:`, where the name of a header or of a member in quotes may stand.
    private mutating func member() {
        let (name, _) = nameBefore(at - 1)
        let isHeader = CredentialNames.isCredential(header: name)
        guard isHeader || CredentialNames.isSecret(field: name) else { return }
        let before = at
        let count = result.count
        while at < bytes.count, " \\[".utf8.contains(bytes[at]) { copy() }
        if at < bytes.count, Self.isQuote(bytes[at]) {
            let quote = bytes[at]
            copy()
            hide { $0 != quote && $0 != UInt8(ascii: "\\") }
        } else if isHeader {
            hide { $0 != 0x0A && $0 != 0x0D && !Self.isQuote($0) }
        } else {
            at = before
            result.removeLast(result.count - count)
        }
    }

    /// Behind `://`, up to the `@`.
    private mutating func authority() {
        copy()
        copy()
        let end = bytes[at...].firstIndex { Self.endsField($0) || "/?#".utf8.contains($0) } ?? bytes.count
        guard let mark = bytes[at..<end].lastIndex(of: UInt8(ascii: "@")), mark - at > 1,
            bytes[at..<mark].contains(UInt8(ascii: ":"))
        else {
            return
        }
        result += Array(SecretRedactor.mark.utf8)
        at = mark
    }

    /// Behind `Bearer `, or the name of another scheme.
    private mutating func token() {
        let (name, _) = nameBefore(at - 1)
        guard ["bearer", "basic", "sharedkey", "sharedkeylite", "sharedaccesssignature"].contains(name) else { return }
        let end = bytes[at...].firstIndex { Self.endsField($0) || $0 == UInt8(ascii: ",") } ?? bytes.count
        // A word of a sentence is shorter.
        if end - at >= 12 { hide { !Self.endsField($0) && $0 != UInt8(ascii: ",") } }
    }

    private mutating func copy() {
        result.append(bytes[at])
        at += 1
    }

    /// Leaves out bytes as long as they are wanted out; a quote at the beginning goes to the next one.
    private mutating func hide(while isPart: (UInt8) -> Bool) {
        var isPart = isPart
        if at < bytes.count, Self.isQuote(bytes[at]) {
            let quote = bytes[at]
            copy()
            isPart = { $0 != quote }
        }
        let start = at
        while at < bytes.count, isPart(bytes[at]) { at += 1 }
        if at > start { result += Array(SecretRedactor.mark.utf8) }
    }

    /// The name that ends before an index, in lower case, without quotes around it, and where it begins.
    private func nameBefore(_ index: Int) -> (name: String, start: Int) {
        var end = index
        while end > 0, Self.isQuote(bytes[end - 1]) || bytes[end - 1] == UInt8(ascii: "\\") { end -= 1 }
        var start = end
        while start > 0, end - start < 64, Self.isNamePart(bytes[start - 1]) { start -= 1 }
        return (String(decoding: bytes[start..<end], as: UTF8.self).lowercased(), start)
    }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    private static func isQuote(_ byte: UInt8) -> Bool { "\"'`".utf8.contains(byte) }

    private static func endsField(_ byte: UInt8) -> Bool { byte <= 0x20 || isQuote(byte) || ";&<>\\".utf8.contains(byte) }
}
