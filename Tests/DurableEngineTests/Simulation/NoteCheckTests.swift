import Testing

@testable import DurableTestKit

@Suite struct NoteCheckTests {
    @Test func notesInTheOrderInWhichEachSenderSentThemAreRight() {
        #expect(NoteCheck.problems(["b/0/1", "a/0/1", "b/0/2"], sent: ["a/0/1", "b/0/1", "b/0/2"]) == [])
    }

    @Test(
        arguments: [
            (["a/0/1"], "lost"), (["a/0/1", "a/0/2", "a/0/2"], "more than once"), (["a/0/2", "a/0/1"], "applied as"),
            (["a/0/1", "a/0/2", "b/0/1"], "never sent"),
        ] as [([String], String)])
    func whatIsLostOrRepeatedOrOutOfOrderOrInventedIsFound(written: [String], complaint: String) {
        #expect(NoteCheck.problems(written, sent: ["a/0/1", "a/0/2"]).joined().contains(complaint))
    }

    @Test func nobodyMayComeBetweenTheNotesOfACriticalSection() {
        let written = ["a/0/1/0", "b/0/1", "a/0/2/0"]
        #expect(NoteCheck.problems(written, sent: written) == ["somebody else came between the notes of a/0/0"])
    }
}
