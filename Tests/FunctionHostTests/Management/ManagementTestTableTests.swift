import Foundation
import JSONText
import TestCatalog
import Testing

@testable import FunctionHost

/// docs/api-tests.md: the table of what shows the answers of the management API.
struct ManagementTestTableTests {
    private static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private struct Row {
        /// `GET /instances`, `any` or `other`.
        let route: String
        let status: String
        let tests: [NamedTest]
    }

    private static func rows() throws -> [Row] {
        let text = try String(contentsOf: repository.appending(path: "docs/api-tests.md"), encoding: .utf8)
        return try text.split(separator: "\n").filter { $0.wholeMatch(of: /\| (any|other|`).*/) != nil }.map { line in
            let cells = line.split(separator: " | ").map(String.init)
            try #require(cells.count == 4, "\(line)")
            return Row(
                route: cells[0].trimmingCharacters(in: CharacterSet(charactersIn: "|` ")), status: cells[1],
                tests: cells[3].matches(of: /`([^`]+)`/).map { NamedTest(String($0.output.1)) })
        }
    }

    @Test func everyNamedTestExists() throws {
        for row in try Self.rows() {
            #expect(!row.tests.isEmpty, "\(row.route) \(row.status)")
            for test in row.tests {
                #expect(
                    test.exists(in: Self.repository.appending(path: "Tests")), "\(row.route) \(row.status) names \(test.text)")
            }
        }
    }

    @Test func everyDescribedStatusHasARowAndEveryRowIsDescribed() throws {
        let rows = try Self.rows().map { "\($0.route) \($0.status)" }
        #expect(Set(rows).count == rows.count)
        var described: Set<String> = []
        for (route, operation) in try OpenAPIDocumentTests.described() {
            for status in try #require(operation["responses"]?.objectValue).keys {
                described.insert("\(route) \(status)")
                described.insert("any \(status)")
                #expect(rows.contains("\(route) \(status)") || rows.contains("any \(status)"), "\(route) \(status)")
            }
        }
        for row in rows where !row.hasPrefix("other ") { #expect(described.contains(row), "\(row)") }
    }
}
