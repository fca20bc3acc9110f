import DurableCore
import HTTPClient
import Testing

@testable import FunctionHost

/// What an orchestrator may ask to be sent.
struct DurableHTTPRequestTests {
    private static func message(_ json: String, token: String? = nil) throws -> HTTPClientRequest {
        try DurableHTTPRequest(Payload(json: json)).message(token: token, targets: .any)
    }

    @Test func everyFieldIsSent() throws {
        let message = try Self.message(
            #"""
            {"method":"PUT","uri":"https://a.example/x?y","content":"ä","headers":{"A":"1","B":["2","3"],
             "content-type":"application/json"},"timeoutInMilliseconds":1500}
            """#)
        #expect(message.method == "PUT")
        #expect(message.url == "https://a.example/x?y")
        #expect(
            message.headers == [
                HTTPHeader("A", "1"), HTTPHeader("B", "2"), HTTPHeader("B", "3"), HTTPHeader("content-type", "application/json"),
            ])
        #expect(message.body == Array("ä".utf8))
        #expect(message.timeout == .milliseconds(1500))
    }

    @Test func whatIsMissingHasItsDefault() throws {
        let message = try Self.message(#"{"uri":"http://a.example/","content":null,"headers":null,"tokenSource":null}"#)
        #expect(message.method == "GET")
        #expect(message.headers == [])
        #expect(message.body == nil)
        #expect(message.timeout == .seconds(100))
    }

    @Test(arguments: ["x", ""])
    func contentWithoutATypeIsPlainText(_ content: String) throws {
        let message = try Self.message(#"{"method":"POST","uri":"http://a.example/","content":"\#(content)"}"#)
        #expect(message.headers == [HTTPHeader("Content-Type", "text/plain; charset=utf-8")])
    }

    @Test func aTokenStandsInPlaceOfOtherAuthorization() throws {
        let json = #"{"uri":"http://a.example/","headers":{"authorization":"Basic x","A":"1"}}"#
        #expect(
            try Self.message(json, token: "t").headers == [HTTPHeader("A", "1"), HTTPHeader("Authorization", "Bearer t")])
    }

    private static let wrong: [(String?, String)] = [
        (nil, "The HTTP request must be an object, but is null."),
        ("[1]", "The HTTP request must be an object, but is an array."),
        ("{}", "The HTTP request has no 'uri'."),
        (#"{"uri":1}"#, "The 'uri' of the HTTP request must be a string, but is the number 1."),
        (
            #"{"uri":"ftp://a.example/"}"#,
            "The 'uri' of the HTTP request is wrong: the URL's scheme must be http or https, but is 'ftp'."
        ),
        (#"{"uri":"http://a","method":{}}"#, "The 'method' of the HTTP request must be a string, but is an object."),
        (#"{"uri":"http://a","content":{}}"#, "The 'content' of the HTTP request must be a string, but is an object."),
        (#"{"uri":"http://a","headers":[]}"#, "The 'headers' of the HTTP request must be an object, but is an array."),
        (
            #"{"uri":"http://a","headers":{"A":1}}"#,
            "The 'headers['A']' of the HTTP request must be a string or an array of strings, but is the number 1."
        ),
        (
            #"{"uri":"http://a","headers":{"A":["x",null]}}"#,
            "The 'headers['A']' of the HTTP request must be a string or an array of strings, but is an array."
        ),
        (
            #"{"uri":"http://a","tokenSource":"x"}"#,
            #"The 'tokenSource' of the HTTP request must be an object, but is the string "x"."#
        ),
        (
            #"{"uri":"http://a","tokenSource":{"kind":"Other"}}"#,
            #"The 'tokenSource.kind' of the HTTP request must be "AzureManagedIdentity", but is the string "Other"."#
        ),
        (
            #"{"uri":"http://a","tokenSource":{"kind":"AzureManagedIdentity"}}"#,
            "The 'tokenSource.resource' of the HTTP request must be the URI of a resource, but is null."
        ),
        (
            #"{"uri":"http://a","timeoutInMilliseconds":0}"#,
            "The 'timeoutInMilliseconds' of the HTTP request must be a number above 0, but is the number 0."
        ),
        (
            #"{"uri":"http://a","headers":{"content-type":["Multipart/form-data; boundary=x"]}}"#,
            "Multipart content is not supported with CallHttpAsync."
        ),
    ]

    @Test(arguments: wrong)
    func aWrongFieldIsNamed(_ json: String?, _ message: String) {
        #expect(throws: DurableHTTPFailure(.argument, message)) {
            _ = try DurableHTTPRequest(json.map { Payload(json: $0) })
        }
    }
}
