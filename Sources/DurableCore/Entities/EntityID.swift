/// Names an entity. Names compare without case, so they are kept in lower case; keys compare exactly.
package struct EntityID: Hashable, Sendable, CustomStringConvertible {
    package let name: String
    package let key: String

    package init(name: String, key: String) {
        self.name = name.lowercased()
        self.key = key
    }

    /// Reads `@name@key`; the key may hold further `@`. nil when the id is not an entity's.
    package init?(_ instance: InstanceID) {
        guard instance.isEntity else { return nil }
        let text = instance.text.dropFirst()
        guard let separator = text.firstIndex(of: "@"), separator > text.startIndex else { return nil }
        self.init(name: String(text[..<separator]), key: String(text[text.index(after: separator)...]))
    }

    /// `@name@key`, under which the entity is kept among the instances.
    package var instance: InstanceID { InstanceID("@\(name)@\(key)") }

    package var description: String { instance.text }
}

extension InstanceID {
    /// Whether an entity is kept under this id.
    package var isEntity: Bool { text.utf8.first == UInt8(ascii: "@") }
}
