import Foundation
import Testing

@testable import FunctionApp

/// docs/host-json.md against the settings that are read and the tests that are there.
struct SettingsDocumentTests {
    private static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The cells of the table rows that begin with a name in code.
    private static func rows() throws -> [[String]] {
        let text = try String(contentsOf: repository.appending(path: "docs/host-json.md"), encoding: .utf8)
        return text.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { line in
            line.split(separator: "|").map { $0.trimming(\.isWhitespace) }
        }
    }

    /// Rows with a test as their last cell.
    private static func settings() throws -> [(name: String, test: String)] {
        try rows().filter { $0.count == 5 || $0.count == 3 }.map { cells in
            (cells[0].trimming { $0 == "`" }, cells[cells.count - 1])
        }
    }

    @Test func everySettingThatIsReadStandsInTheTable() throws {
        var reader = HostSettingReader(nil, settings: AppSettings(environment: [:]))
        _ = HostConfiguration(processorCount: 1).reading(from: &reader, 1)
        let known = Set(try Self.settings().map(\.name))
        // Elements of arrays are no settings of their own; connectionStringName is another name.
        let asked = Set(reader.asked.map { $0[0] }.filter { !$0.hasSuffix(".0") })
        #expect(asked.count > 80)
        for setting in asked.sorted() {
            #expect(known.contains(setting), "docs/host-json.md says nothing of \(setting)")
        }
        let rows = try Self.rows().filter { $0.count == 5 }.map { $0[0].trimming { $0 == "`" } }
        for row in rows { #expect(asked.contains(row), "nobody reads \(row)") }
    }

    @Test func noSettingIsListedTwice() throws {
        let names = try Self.settings().map(\.name)
        #expect(Set(names).count == names.count)
    }

    @Test func everyNamedTestExists() throws {
        let tests = try Self.testFiles()
        for (name, test) in try Self.settings() {
            let isScript = test.contains(".js: ")
            let parts = isScript ? test.components(separatedBy: ": ") : test.components(separatedBy: ".")
            try #require(parts.count == 2, "\(name) names no test: \(test)")
            let file = isScript ? "RuntimeJSTests/cases/\(parts[0])" : "/\(parts[0]).swift"
            let text = tests.first { $0.key.hasSuffix(file) }?.value ?? ""
            #expect(text.contains(isScript ? " \"\(parts[1])\"(" : "func \(parts[1])("), "\(name) names \(test)")
        }
    }

    private static func testFiles() throws -> [String: String] {
        let folder = repository.appending(path: "Tests").path
        var files: [String: String] = [:]
        for case let path as String in FileManager.default.enumerator(atPath: folder) ?? .init()
        where path.hasSuffix("Tests.swift") || path.hasPrefix("RuntimeJSTests/cases/") && path.hasSuffix(".js") {
            files["/" + path] = try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
        }
        return files
    }
}
