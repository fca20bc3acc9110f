import JSONText

extension String {
    /// Whether the text is JSON, looked at roughly, with more levels than SQLite's own functions follow.
    var isDeepJSON: Bool {
        var (depth, deepest) = (0, 0)
        for byte in utf8 {
            if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") { depth += 1 }
            if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") { depth -= 1 }
            deepest = max(deepest, depth)
        }
        guard deepest >= 1_000 else { return false }
        var cursor = JSONCursor(self)
        return (try? cursor.skip()) != nil && (try? cursor.finish()) != nil
    }
}
