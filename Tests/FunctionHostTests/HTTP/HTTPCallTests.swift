import HTTPTypes
import NIOCore
import Testing

@testable import FunctionHost

/// Requests and responses, apart from any socket.
struct HTTPCallTests {
    @Test func theQueryIsDecodedOnce() {
        let call = HTTPCall(method: "get", path: "/", queryText: "a=1+2&B=%C3%A9%2B&&c&d=e=f&%61=x&g=%zz%4")
        #expect(call.method == "GET")
        #expect(call.query.map { "\($0.name)=\($0.value)" } == ["a=1 2", "B=é+", "c=", "d=e=f", "a=x", "g=%zz%4"])
        #expect(call.query("b") == "é+")
        #expect(call.query("A") == "1 2")
        #expect(call.query("none") == nil)
    }

    @Test func aSignIsNoHexadecimalDigit() {
        #expect(HTTPCall.percentDecoded("%+1%-0%41") == "%+1%-0A")
        #expect(BlobFileName.decoded("%+1%-0%41") == "%+1%-0A")
    }

    @Test func theAddressIsOnTheHostThatWasAsked() {
        #expect(HTTPCall(method: "GET", path: "/a%20b").url(origin: "http://h:1") == "http://h:1/a%20b")
        let call = HTTPCall(method: "GET", path: "/a", queryText: "b=%20", headers: [("host", "other")])
        #expect(call.url(origin: "http://h:1") == "http://other/a?b=%20")
    }

    @Test func headersOfOneNameAreJoined() throws {
        var head = HTTPRequest(method: .init("PATCH")!, scheme: nil, authority: "h:80", path: "/a%2Fb?x=1?2")
        for (name, value) in [("X-A", "1"), ("Cookie", "a=1"), ("x-a", "2"), ("Cookie", "b=2")] {
            head.headerFields.append(HTTPField(name: try #require(.init(name)), value: value))
        }
        let call = HTTPCall(head, body: [1])
        #expect(call.method == "PATCH")
        #expect(call.path == "/a%2Fb")
        #expect(call.queryText == "x=1?2")
        #expect(call.headers.map { "\($0.name): \($0.value)" } == ["host: h:80", "x-a: 1, 2", "cookie: a=1; b=2"])
        #expect(call.header("X-A") == "1, 2")
        #expect(call.body == [1])
    }

    @Test func headersThatCannotBeSentAreLeftOut() {
        let answer = HTTPAnswer(
            status: 200,
            headers: [
                ("A", "1"), ("Bad Name", "x"), ("B", "x\r\nC: y"), ("Set-Cookie", "a"), ("Set-Cookie", "b"),
                ("content-length", "9"), ("Transfer-Encoding", "chunked"),
            ], body: [1, 2])
        #expect(
            answer.wireHead.headerFields.map { "\($0.name.rawName): \($0.value)" } == [
                "A: 1", "Set-Cookie: a", "Set-Cookie: b", "Content-Length: 2",
            ])
    }

    @Test(arguments: [
        (200, "GET", 2, "2"), (200, "HEAD", 0, "2"), (204, "GET", 0, nil), (304, "GET", 0, nil), (500, "POST", 2, "2"),
    ])
    func someAnswersHaveNoBody(_ status: Int, _ method: String, _ count: Int, _ length: String?) throws {
        let answer = HTTPAnswer(status: status, body: [1, 2])
        #expect(answer.wireBody(to: try #require(.init(method))).readableBytes == count)
        #expect(answer.wireHead.headerFields[.contentLength] == length)
    }
}
