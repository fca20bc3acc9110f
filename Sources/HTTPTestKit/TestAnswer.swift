/// What a `TestServer` does with a request.
package enum TestAnswer: Sendable {
    /// These bytes, then the next request of the connection.
    case bytes([UInt8])
    /// Nothing, until the client closes the connection.
    case silence
    /// The connection is closed without an answer.
    case close

    package static func text(_ text: String) -> TestAnswer { .bytes(Array(text.utf8)) }

    /// A whole answer, with its `Content-Length`.
    package static func answer(
        _ status: Int = 200, _ headers: [(name: String, value: String)] = [], _ body: [UInt8]
    ) -> TestAnswer {
        var head = "HTTP/1.1 \(status) Status\r\nContent-Length: \(body.count)\r\n"
        for header in headers { head += "\(header.name): \(header.value)\r\n" }
        return .bytes(Array((head + "\r\n").utf8) + body)
    }

    package static func answer(
        _ status: Int = 200, _ headers: [(name: String, value: String)] = [], _ text: String = ""
    ) -> TestAnswer {
        answer(status, headers, Array(text.utf8))
    }

    package static func redirect(_ status: Int, to location: String) -> TestAnswer {
        answer(status, [("Location", location)])
    }
}
