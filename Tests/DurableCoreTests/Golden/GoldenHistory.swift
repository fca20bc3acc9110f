import DurableCore
import Foundation
import JSONText

/// A recorded history: a scenario and its turns, one file in `Tests/Fixtures/histories`.
struct GoldenHistory {
    var name: String
    var scenario: String
    var turns: [GoldenTurn]

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Fixtures/histories")

    private static func file(_ name: String) -> URL { folder.appendingPathComponent("\(name).json") }

    static func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }
            .map { String($0.dropLast(5)) }.sorted()
    }

    init(name: String, scenario: String, turns: [GoldenTurn]) {
        self.name = name
        self.scenario = scenario
        self.turns = turns
    }

    /// Reads the file of a scenario.
    init(reading name: String) throws {
        let json = try JSONParser.parse(try String(contentsOf: Self.file(name), encoding: .utf8))
        self.name = name
        do {
            scenario = try GoldenJSON.string("scenario", of: json)
            turns = try (json["turns"]?.arrayValue ?? []).map(GoldenTurn.init(from:))
        } catch {
            throw GoldenError("\(Self.file(name).path): \(error)")
        }
    }

    func text() throws -> String {
        let json = GoldenJSON.object([("scenario", .string(scenario)), ("turns", .array(try turns.map { try $0.json() }))])
        return json.text(.pretty) + "\n"
    }

    func write() throws {
        try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
        try text().write(to: Self.file(name), atomically: true, encoding: .utf8)
    }
}
