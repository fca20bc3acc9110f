/// Puts the answer together from the lines and bytes that curl hands on.
struct ResponseReader {
    private(set) var headers: [HTTPHeader] = []
    private(set) var body: [UInt8] = []
    private let limit: Int
    private var received = 0
    private var isHeadComplete = false

    init(limit: Int) { self.limit = limit }

    /// Takes one line of the head: a status line, a header, or the empty one. False when that is too much.
    mutating func takeLine(_ bytes: UnsafeRawBufferPointer) -> Bool {
        received += bytes.count
        let line = String(decoding: bytes, as: UTF8.self)
        let text = line.trimmingSpace
        if line.hasPrefix("HTTP/") {
            // A head that came before was that of an interim answer.
            headers = []
            isHeadComplete = false
        } else if text.isEmpty {
            isHeadComplete = true
        } else if !isHeadComplete {
            takeHeader(text, continues: line.first == " " || line.first == "\t")
        }
        return received <= limit
    }

    /// Takes some of the body. False when that is too much.
    mutating func takeBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
        received += bytes.count
        guard received <= limit else { return false }
        body.append(contentsOf: bytes)
        return true
    }

    private mutating func takeHeader(_ text: Substring, continues: Bool) {
        if continues, let last = headers.indices.last {
            headers[last].value += " " + text
        } else if let colon = text.firstIndex(of: ":") {
            headers.append(HTTPHeader(String(text[..<colon]), String(text[text.index(after: colon)...].trimmingSpace)))
        }
    }
}

extension StringProtocol where SubSequence == Substring {
    /// Without spaces, tabs and line ends at both ends.
    fileprivate var trimmingSpace: Substring {
        let isSpace = { (character: Character) in [" ", "\t", "\r", "\n", "\r\n"].contains(character) }
        guard let first = firstIndex(where: { !isSpace($0) }), let last = lastIndex(where: { !isSpace($0) }) else { return "" }
        return self[first...last]
    }
}
