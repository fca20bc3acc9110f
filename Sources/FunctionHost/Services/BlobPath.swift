/// Names a blob: its container and its name there, which may have slashes.
package struct BlobPath: Hashable, Sendable, CustomStringConvertible {
    package let container: String
    package let name: String

    package init(container: String, name: String) {
        self.container = container
        self.name = name
    }

    // By their bytes: names that only look alike are different blobs.
    package static func == (lhs: Self, rhs: Self) -> Bool {
        lhs.container == rhs.container && lhs.name.utf8.elementsEqual(rhs.name.utf8)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(container)
        for byte in name.utf8 { hasher.combine(byte) }
    }

    package var description: String { "\(container)/\(name)" }
}
