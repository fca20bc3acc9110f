import DurableCore
import FunctionApp
import Testing

@testable import FunctionHost

/// What a script is told of one call of its function.
struct InvocationTests {
    private func invocation(of name: String) throws -> Invocation {
        let copy = try AppCopy()
        return Invocation(of: try #require(try AppLoader.load(copy.path, environment: [:]).function(named: name)))
    }

    @Test func anActivityGetsItsInputVerbatim() throws {
        var call = try invocation(of: "Sync")
        call.input = #"{ "n": 1.0 }"#
        call.instance = "a\"b"
        #expect(
            call.body == """
                {"function":"Sync","invocationId":"\(call.id)","kind":"activity","input":{ "n": 1.0 },"instanceId":"a\\"b"}
                """)
    }

    @Test func anInputThatIsMissingIsLeftOut() throws {
        let call = try invocation(of: "Sync")
        #expect(call.body == #"{"function":"Sync","invocationId":"\#(call.id)","kind":"activity"}"#)
    }

    @Test func onlyFunctionsWithAClientBindingGetAClient() throws {
        let client = ClientBinding(ManagementURLs(origin: "http://h", taskHub: "H", connection: "C"))
        var without = try invocation(of: "Sync")
        without.client = client
        #expect(!without.body.contains("client"))
        var with = try invocation(of: "Binding")
        with.client = client
        #expect(with.body.hasSuffix(#","kind":"trigger","client":\#(client.json)}"#))
    }

    @Test func aRequestIsToldWithItsParts() throws {
        var call = try invocation(of: "Inspect")
        let request = HTTPCall(
            method: "post", path: "/api/inspect/1", queryText: "a=1&b=%C3%A9+x&a=2&c",
            headers: [("host", "h"), ("x-q", "\"")], body: Array("é\n".utf8))
        call.request = .init(call: request, url: "http://h/api/inspect/1?a=1", parameters: [("id", "1")])
        #expect(
            call.body == """
                {"function":"Inspect","invocationId":"\(call.id)","kind":"http","request":{"method":"POST",\
                "url":"http://h/api/inspect/1?a=1","headers":{"host":"h","x-q":"\\""},"query":{"a":"1,2","b":"é x","c":""},\
                "params":{"id":"1"},"body":{"text":"é\\n"}}}
                """)
    }

    private static let bodies: [(String?, [UInt8], String)] = [
        (nil, Array("text".utf8), #""body":{"text":"text"}"#),
        ("text/plain", [0xFF, 0x00], #""body":{"base64":"/wA="}"#),
        ("application/octet-stream", Array("text".utf8), #""body":{"base64":"dGV4dA=="}"#),
        ("Multipart/form-data; boundary=x", Array("text".utf8), #""body":{"base64":"dGV4dA=="}"#),
        ("application/octet-stream; x=y", Array("text".utf8), #""body":{"text":"text"}"#),
        ("application/json", [0xEF, 0xBB, 0xBF, 0x31], #""body":{"base64":"77u/MQ=="}"#),
    ]

    @Test(arguments: bodies)
    func bodiesAreTextUnlessTheyAreNot(_ type: String?, _ body: [UInt8], _ expected: String) throws {
        var call = try invocation(of: "Inspect")
        let headers = type.map { [(name: "content-type", value: $0)] } ?? []
        call.request = .init(call: HTTPCall(method: "POST", path: "/", headers: headers, body: body), url: "u", parameters: [])
        #expect(call.body.hasSuffix("\(expected)}}"), "\(call.body)")
    }

    @Test func aRequestWithoutABodyHasNone() throws {
        var call = try invocation(of: "Inspect")
        call.request = .init(call: HTTPCall(method: "GET", path: "/"), url: "u", parameters: [])
        #expect(call.body.hasSuffix(#""request":{"method":"GET","url":"u","headers":{},"query":{},"params":{}}}"#))
    }

    @Test func everyInvocationHasAnIDOfItsOwn() throws {
        let call = try invocation(of: "Sync")
        #expect(call.id.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil)
        #expect(Invocation(of: call.function).id != call.id)
    }
}
