import Testing

@testable import FunctionApp

@Suite struct CompatibilityLevelTests {
    @Test(arguments: [
        ("^1.5.0", CompatibilityLevel.one), ("~2.1.3", .two), ("3.1.0", .three), ("^0.0.3", .one), ("^4.0.0", .three),
        (">=1.4 <3", .one), ("v2", .two), ("1.x", .one), ("= 3", .three), ("npm:durable-functions@^1.4.0", .one),
    ])
    func isTheMajorVersion(range: String, expected: CompatibilityLevel) {
        #expect(CompatibilityLevel(range: range) == expected)
    }

    @Test(arguments: ["latest", "*", "file:../durable", "", "git+https://example.org/2"])
    func otherRangesHaveNone(range: String) {
        #expect(CompatibilityLevel(range: range) == nil)
    }

    @Test(arguments: [
        (#"{"dependencies": {"durable-functions": "^1.5.0"}}"#, CompatibilityLevel.one),
        (#"{"main": "x.js", "devDependencies": {"durable-functions": "3.0.0"}}"#, .three), (#"{"dependencies": {}}"#, .two),
        ("[]", .two),
    ])
    func comesFromPackageJSON(text: String, expected: CompatibilityLevel) throws {
        let app = try TemporaryApp(["package.json": text]).load()
        #expect(app.level == expected)
        #expect(app.problems.isEmpty)
    }

    @Test func isTwoWithoutPackageJSON() throws {
        #expect(try TemporaryApp([:]).load().level == .two)
    }

    @Test func aRangeWithoutVersionIsWarnedOf() throws {
        let app = try TemporaryApp(["package.json": #"{"dependencies": {"durable-functions": "latest"}}"#]).load()
        #expect(app.level == .two)
        #expect(app.problems.map(\.severity) == [.warning])
        #expect(app.problems.first?.message == "The version of 'durable-functions', 'latest', names no major version; 2 is used.")
    }

    @Test func anAppThatRegistersItsFunctionsInCodeGetsThree() throws {
        let text = #"{"main": "src/index.js", "dependencies": {"@azure/functions": "^4.0.0"}}"#
        let app = try TemporaryApp(["package.json": text]).load()
        #expect(app.level == .three)
        #expect(app.main == "src/index.js")
        #expect(app.problems.isEmpty)
    }
}
