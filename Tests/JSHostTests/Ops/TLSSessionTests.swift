import JSONText
import Testing

@testable import JSHost

/// TLS without a transport.
struct TLSSessionTests {
    private final class Told {
        var events: [(name: String, values: [ScriptValue])] = []
    }

    private func options(_ more: JSONObject = [:]) -> TLSOptions {
        var members: JSONObject = [
            "servername": "name.example", "protocols": ["one", "two"], "minVersion": 0x303, "maxVersion": 0x304,
        ]
        for (key, value) in more { members[key] = value }
        return TLSOptions(.object(members), bundles: [])
    }

    @Test func itSaysHelloWithTheNameAndTheProtocols() throws {
        let told = Told()
        let session = try TLSSession(options()) { told.events.append(($0, $1)) }
        session.start()
        try #require(told.events.map(\.name) == ["send"])
        guard case .bytes(let hello) = told.events[0].values[0] else {
            Issue.record("no bytes")
            return
        }
        #expect(hello.first == 0x16)
        #expect(hello.firstRange(of: Array("name.example".utf8)) != nil)
        #expect(hello.firstRange(of: [3] + Array("one".utf8) + [3] + Array("two".utf8)) != nil)
    }

    @Test func whatIsNoTLSEndsItWithTheReason() throws {
        let told = Told()
        let session = try TLSSession(options()) { told.events.append(($0, $1)) }
        session.start()
        told.events = []
        session.receive(Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8))
        let failure = try #require(told.events.first { $0.name == "error" })
        guard case .string(let properties) = failure.values[2] else {
            Issue.record("\(failure.values)")
            return
        }
        let json = try JSONParser.parse(properties)
        #expect(json["code"] == "ERR_SSL_WRONG_VERSION_NUMBER")
        #expect(json["reason"] == "wrong version number")
    }

    @Test func aCertificateThatIsNoneIsRefused() {
        #expect {
            _ = try TLSContext(options(["cert": ["no certificate"]]))
        } throws: {
            ($0 as? OperationError)?.properties["code"] == "ERR_OSSL_NO_START_LINE"
        }
    }

    @Test func ciphersThatNobodyKnowsAreRefused() {
        #expect {
            _ = try TLSContext(options(["ciphers": "NONE-OF-THESE"]))
        } throws: {
            ($0 as? OperationError)?.properties["code"] == "ERR_SSL_NO_CIPHER_MATCH"
        }
    }
}
