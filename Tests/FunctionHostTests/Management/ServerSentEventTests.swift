import Testing

@testable import FunctionHost

struct ServerSentEventTests {
    @Test func anEventEndsWithAnEmptyLine() {
        #expect(ServerSentEvent(name: "a", id: "1", data: "{}").text == "event: a\nid: 1\ndata: {}\n\n")
        #expect(ServerSentEvent(name: "a", data: "").text == "event: a\ndata: \n\n")
    }

    /// Only what ends a line of the stream breaks the data; other line separators may stand within a text of JSON.
    @Test func everyLineOfTheDataIsALineOfItsOwn() {
        let event = ServerSentEvent(name: "a", data: "[1,\n2,\r\n3,\r4,\"\u{2028}\u{85}\"]")
        #expect(event.text == "event: a\ndata: [1,\ndata: 2,\ndata: 3,\ndata: 4,\"\u{2028}\u{85}\"]\n\n")
    }
}
