import Foundation
import RuntimeJS
import Testing

/// The table in embed.c against the folder it is made of.
struct EmbeddedSourcesTests {
    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().appending(path: "../../runtime-js").standardized

    /// Name and text of every embedded file, in the order of the table.
    private static var embedded: [(name: String, text: String)] {
        UnsafeBufferPointer(start: perdure_runtime_source_table(), count: Int(perdure_runtime_source_count)).map { source in
            let bytes = UnsafeBufferPointer(start: source.bytes, count: Int(source.length))
            return (String(cString: source.name), String(decoding: bytes, as: UTF8.self))
        }
    }

    private static func scriptsOnDisk() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder.path(percentEncoded: false))
            .filter { $0.hasSuffix(".js") }
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    @Test func theTableNamesEveryScriptOfTheFolder() throws {
        #expect(Self.embedded.map(\.name) == (try Self.scriptsOnDisk()))
    }

    @Test func everyEmbeddedTextIsThatOfItsFile() throws {
        for (name, text) in Self.embedded {
            let onDisk = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
            #expect(text == onDisk, "\(name)")
        }
    }

    @Test func noScriptIsLongerThanFourHundredLines() {
        for (name, text) in Self.embedded {
            #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 401, "\(name)")
        }
    }
}
