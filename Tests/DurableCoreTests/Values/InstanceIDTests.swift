import DurableCore
import Testing

@Suite struct InstanceIDTests {
    @Test(arguments: ["a", "Order 17", "a:0001", "a@b", "日本語", "a.b-c_d", "%41", String(repeating: "x", count: 256)])
    func acceptsEveryIDThatURLsCanCarry(text: String) throws {
        #expect(try InstanceID(validating: text).text == text)
    }

    @Test(
        arguments: [
            ("", .empty), ("@counter@1", .reservedPrefix), ("@\u{301}x", .reservedPrefix), ("a/b", .forbiddenCharacter),
            ("a\\b", .forbiddenCharacter), ("a#b", .forbiddenCharacter), ("a?b", .forbiddenCharacter),
            ("a\nb", .forbiddenCharacter), ("a\u{7F}", .forbiddenCharacter), ("a\u{85}", .forbiddenCharacter),
            ("a?\u{301}b", .forbiddenCharacter), (String(repeating: "x", count: 257), .tooLong),
            (String(repeating: "👍", count: 129), .tooLong),
        ] as [(String, InstanceIDProblem)])
    func refusesWhatCannotBeAnID(text: String, problem: InstanceIDProblem) {
        #expect(throws: problem) { try InstanceID(validating: text) }
    }

    @Test func comparesByBytes() {
        let composed: InstanceID = "\u{E9}"
        let decomposed: InstanceID = "e\u{301}"
        #expect(composed != decomposed)
        #expect(Set([composed, decomposed]).count == 2)
        #expect(Set([composed, InstanceID("\u{E9}")]).count == 1)
        #expect(["b", "a", "B"].map { InstanceID($0) }.sorted().map(\.text) == ["B", "a", "b"])
    }
}
