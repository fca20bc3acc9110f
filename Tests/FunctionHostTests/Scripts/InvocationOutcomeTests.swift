import DurableCore
import HTTPTypes
import JSONText
import Testing

@testable import FunctionHost

/// What a script answers to a call of a function.
struct InvocationOutcomeTests {
    @Test(arguments: ["", "null", "{}"])
    func nothingIsNothing(_ answer: String) throws {
        let outcome = try Invocation.Outcome(answer)
        #expect(outcome.result == nil)
        #expect(outcome.response == nil)
        #expect(outcome.outputs.isEmpty)
    }

    @Test(arguments: ["null", "0", "false", #""""#, #"{ "n": 1.0 }"#])
    func resultsAreTakenVerbatim(_ json: String) throws {
        #expect(try Invocation.Outcome(#"{"result":\#(json)}"#).result == Payload(json: json))
    }

    @Test func outputsKeepTheirOrder() throws {
        let outcome = try Invocation.Outcome(#"{"outputs":{"b":[1, 2],"a":"x"},"later":1}"#)
        #expect(outcome.outputs.map(\.binding) == ["b", "a"])
        #expect(outcome.outputs.map(\.value) == ["[1, 2]", #""x""#])
    }

    @Test(arguments: ["-1", "99", "1000", "9223372036854775807"])
    func aStatusThatCannotBeSentIsAFailure(_ status: String) throws {
        let answer = try #require(try Invocation.Outcome(#"{"response":{"status":\#(status)}}"#).response)
        #expect(answer.wireHead.status == .internalServerError)
    }

    @Test func aResponseHasStatusHeadersAndABody() throws {
        let text = try #require(
            try Invocation.Outcome(
                #"{"response":{"status":201,"headers":[["A","1"],["Set-Cookie","a"],["Set-Cookie","b"]],"body":{"text":"é"}}}"#
            ).response)
        #expect(text.status == 201)
        #expect(text.headerLines == ["A: 1", "Set-Cookie: a", "Set-Cookie: b"])
        #expect(text.text == "é")
        let bytes = try Invocation.Outcome(#"{"response":{"body":{"base64":"AP8="}}}"#).response
        #expect(bytes?.status == 200)
        #expect(bytes?.body == [0, 255])
    }

    @Test(arguments: ["[", "[]", "1", #"{"outputs":[]}"#])
    func whatIsNoAnswerIsAnError(_ answer: String) {
        #expect(throws: JSONSyntaxError.self) { try Invocation.Outcome(answer) }
    }
}
