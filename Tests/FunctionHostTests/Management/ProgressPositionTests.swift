import DurableCore
import Testing

@testable import FunctionHost

struct ProgressPositionTests {
    @Test(arguments: [
        ("12:e1", ProgressPosition(execution: "e1", count: 12)), ("0:a:b", ProgressPosition(execution: "a:b", count: 0)),
        ("end:3:e", ProgressPosition(execution: "e", count: 3, knowsEnd: true)),
    ])
    func aPositionIsReadBack(_ text: String, _ position: ProgressPosition) {
        #expect(ProgressPosition(text) == position)
        #expect(position.text == text)
    }

    @Test(arguments: ["", "x", "12", "12:", ":e", "-1:e", "end:e", "1e3:e", "1234567890123456789:e", "End:1:e"])
    func whatIsNoPositionIsNone(_ text: String) {
        #expect(ProgressPosition(text) == nil)
    }
}
