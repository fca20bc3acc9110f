/// The bytes of an answer as text.
enum ContentText {
    /// By the charset that the content type names, else by the byte order mark, else as UTF-8; so is a charset that is not
    /// known. What is no text in it becomes U+FFFD. A byte order mark is left out.
    static func decode(_ bytes: [UInt8], contentType: String?) -> String {
        switch charset(of: contentType) {
        case "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "l1":
            text(bytes.map { UInt16($0) })
        case "windows-1252", "cp1252", "x-cp1252":
            text(bytes.map { 0x80...0x9F ~= $0 ? windows[Int($0) - 0x80] : UInt16($0) })
        case "utf-16be": bigEndian(bytes)
        case "utf-16le": littleEndian(bytes)
        case "utf-16", "unicode": bytes.starts(with: [0xFE, 0xFF]) ? bigEndian(bytes) : littleEndian(bytes)
        case nil where bytes.starts(with: [0xFE, 0xFF]): bigEndian(bytes)
        case nil where bytes.starts(with: [0xFF, 0xFE]): littleEndian(bytes)
        default:
            String(decoding: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...], as: UTF8.self)
        }
    }

    /// Windows-1252 from 0x80 to 0x9F; elsewhere it is ISO 8859-1.
    private static let windows: [UInt16] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
        0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E,
        0x0178,
    ]

    private static func charset(of contentType: String?) -> String? {
        for parameter in (contentType ?? "").lowercased().split(separator: ";").dropFirst() {
            let parts = parameter.split(separator: "=", maxSplits: 1).map { $0.filter { !$0.isWhitespace && $0 != "\"" } }
            if parts.count == 2, parts[0] == "charset", !parts[1].isEmpty { return String(parts[1]) }
        }
        return nil
    }

    private static func bigEndian(_ bytes: [UInt8]) -> String {
        text(units(bytes) { UInt16($0) << 8 | UInt16($1) })
    }

    private static func littleEndian(_ bytes: [UInt8]) -> String {
        text(units(bytes) { UInt16($1) << 8 | UInt16($0) })
    }

    /// A byte too many at the end becomes U+FFFD.
    private static func units(_ bytes: [UInt8], _ unit: (UInt8, UInt8) -> UInt16) -> [UInt16] {
        let whole = stride(from: 0, to: bytes.count - 1, by: 2).map { unit(bytes[$0], bytes[$0 + 1]) }
        return bytes.count.isMultiple(of: 2) ? whole : whole + [0xFFFD]
    }

    private static func text(_ units: [UInt16]) -> String {
        String(decoding: units.first == 0xFEFF ? units[1...] : units[...], as: UTF16.self)
    }
}
