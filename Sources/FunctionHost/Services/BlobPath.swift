/// Names a blob: its container and its name there, which may have slashes.
package struct BlobPath: Hashable, Sendable, CustomStringConvertible {
    package let container: String
    package let name: String

    package init(container: String, name: String) {
        self.container = container
        self.name = name
    }

    package var description: String { "\(container)/\(name)" }
}
