import Foundation
import JSONText
import TestCatalog
import Testing

/// The list of what durable-functions does, row by row, against the tests that show it.
struct ConformanceTests {
    /// One row: what shows it, or why nothing does.
    struct Entry: CustomTestStringConvertible, Sendable {
        let section: String
        let row: String
        let tests: [String]
        let off: String?

        var testDescription: String { "\(section): \(row)" }

        init(_ value: JSONValue) throws {
            section = try #require(value["section"]?.stringValue)
            row = try #require(value["row"]?.stringValue)
            tests = try #require(value["tests"]?.arrayValue).map { try #require($0.stringValue) }
            off = value["off"]?.stringValue
        }
    }

    private static let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

    private static func entries() throws -> [Entry] {
        let text = try String(contentsOf: tests.appending(path: "RuntimeJSTests/conformance.json"), encoding: .utf8)
        return try #require(JSONParser.parse(text).arrayValue).map(Entry.init)
    }

    @Test func everyRowIsShownByATestOrSaysWhyNot() throws {
        for entry in try Self.entries() {
            #expect(!entry.tests.isEmpty || entry.off != nil, "\(entry.testDescription)")
        }
    }

    @Test func noRowIsListedTwice() throws {
        let rows = try Self.entries().map(\.testDescription)
        #expect(Set(rows).count == rows.count)
    }

    @Test func everyMemberOfTheOrchestrationContextIsOn() throws {
        for entry in try Self.entries() where entry.section == "1.2" {
            #expect(entry.off == nil, "\(entry.testDescription)")
        }
    }

    @Test func everyNamedTestExists() throws {
        for entry in try Self.entries() {
            for test in entry.tests {
                #expect(NamedTest(test).exists(in: Self.tests), "\(entry.testDescription) names \(test)")
            }
        }
    }

    @Test(arguments: [
        "1.2", "1.3", "2.4", "2.5", "2.6", "2.7", "2.8", "2.9", "2.10", "2.11", "2.12", "2.13", "2.14", "3.2", "3.3", "3.4",
    ])
    func everySectionIsListed(section: String) throws {
        #expect(try Self.entries().contains { $0.section == section })
    }
}
