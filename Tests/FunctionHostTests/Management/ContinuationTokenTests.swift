import DurableCore
import Testing

@testable import FunctionHost

/// Where the next page begins (host.md 1.3).
struct ContinuationTokenTests {
    @Test(arguments: ["x", "@counter@a b", "é?>~", "a  b", "ÿÿÿÿ>>>???"])
    func aTokenIsReadBack(_ id: String) {
        for microseconds in [0, -1, 1_709_097_529_999_999, Int64.max / 4] {
            let position = InstancePage.Position(createdAt: Timestamp(microseconds: microseconds), id: InstanceID(id))
            let token = ContinuationToken(position)
            #expect(token.text.wholeMatch(of: /[A-Za-z0-9_-]+/) != nil)
            #expect(ContinuationToken(token.text) == token)
        }
    }

    // Nothing, no Base64, no UTF-8, "5", "5 ", "x y".
    @Test(arguments: ["", "%", "/w", "NQ", "NSA", "eCB5"])
    func whatIsNoTokenIsNone(_ text: String) {
        #expect(ContinuationToken(text) == nil)
    }
}
