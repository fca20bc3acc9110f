/// One key of a list, which may hold several so that callers can be moved from one to the next.
struct NamedKey: Hashable, Sendable {
    /// Compared without case.
    var name: String
    var value: String

    /// Letters, digits, `_`, `-` and `.`, at most 127 of them.
    static func isValid(name: String) -> Bool {
        name.wholeMatch(of: /[A-Za-z0-9_.\-]{1,127}/) != nil
    }

    /// Visible ASCII, so that it can stand in a header.
    static func isValid(value: String) -> Bool {
        (1...512).contains(value.utf8.count) && value.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }
}

extension [NamedKey] {
    subscript(named name: String) -> String? {
        first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// Whether one of them has the value. All are compared, so that the time tells nothing of which.
    func hold(_ value: String) -> Bool {
        var isThere = false
        for key in self where Secrets.isEqual(key.value, value) { isThere = true }
        return isThere
    }

    /// Puts a key in, or another value under its name.
    ///
    /// - Returns: whether there was none of that name.
    mutating func set(_ name: String, to value: String) -> Bool {
        if let index = firstIndex(where: { $0.name.lowercased() == name.lowercased() }) {
            self[index].value = value
            return false
        }
        append(NamedKey(name: name, value: value))
        return true
    }

    /// - Returns: whether there was one.
    mutating func remove(named name: String) -> Bool {
        let count = count
        removeAll { $0.name.lowercased() == name.lowercased() }
        return self.count < count
    }
}
