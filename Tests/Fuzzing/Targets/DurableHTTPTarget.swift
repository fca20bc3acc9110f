import DurableCore

@testable import FunctionHost
@testable import HTTPClient

extension FuzzTarget {
    /// A durable HTTP request, the address alone, and bytes as an answer's text.
    static let durableHTTP = FuzzTarget("durable-http") { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        do {
            let request = try DurableHTTPRequest(Payload(json: text))
            _ = request.message(token: "t", targets: .publicOnly)
        } catch let error as DurableHTTPFailure {
            try expect(!error.message.isEmpty, "the error says nothing")
        }
        var input = FuzzInput(bytes)
        let line = input.line()
        if let url = try? HTTPURL(line) {
            try expect(!url.host.isEmpty && url.host == url.host.lowercased(), "the host is wrong: \(url.host)")
            try expect(url.host.first != "[", "the host has brackets: \(url.host)")
            if let again = try? HTTPURL(url.text) {
                try expect(again.hasSameOrigin(as: url), "read again it leads elsewhere: \(url.text)")
            } else {
                throw Finding("an address cannot be read again: \(url.text)")
            }
            if let address = IPAddress(url.host) { _ = address.scope }
        }
        if let address = IPAddress(line) {
            try expectEqual(IPAddress(address.description), address, "an address does not survive")
        }
        _ = ContentText.decode(input.bytes(), contentType: line)
    }
}
