package import Foundation

/// A test as documents name it: `FunctionHostTests/HTTP/HTTPServerTests.swift: aHeadIsAnsweredWithoutItsBody`, or
/// `durable/retries.js: name of the case` for a case of Tests/RuntimeJSTests/cases.
package struct NamedTest: Hashable, Sendable {
    package let text: String

    package init(_ text: String) { self.text = text }

    /// Whether a file below `tests`, the folder Tests, has it.
    package func exists(in tests: URL) -> Bool {
        guard let separator = text.range(of: ": ") else { return false }
        let file = text[..<separator.lowerBound]
        let name = text[separator.upperBound...]
        let isScript = file.hasSuffix(".js")
        let path = isScript ? "RuntimeJSTests/cases/\(file)" : String(file)
        guard let source = try? String(contentsOf: tests.appending(path: path), encoding: .utf8) else { return false }
        return source.contains(isScript ? " \"\(name)\"(" : "func \(name)(")
    }
}
