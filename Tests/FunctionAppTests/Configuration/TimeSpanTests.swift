import Testing

@testable import FunctionApp

@Suite struct TimeSpanTests {
    @Test(arguments: [
        ("00:05:00", Duration.seconds(300)), ("1.02:03:04", .seconds(93_784)), ("00:00:00.25", .milliseconds(250)),
        ("10:30", .seconds(37_800)), ("2", .seconds(172_800)), ("-00:00:01", .seconds(-1)),
    ])
    func isRead(text: String, expected: Duration) {
        #expect(TimeSpan.parse(text) == expected)
    }

    @Test(arguments: ["", "soon", "24:00:00", "00:60:00", "00:00:60", "1:2:3:4", "00:00:00.12345678"])
    func isRefused(text: String) {
        #expect(TimeSpan.parse(text) == nil)
    }
}
