/// A response as the host makes it.
package struct HTTPAnswer: Sendable {
    package var status: Int
    package var headers: [(name: String, value: String)]
    package var body: [UInt8]
    /// What comes instead of `body`, piece by piece, until it is nil. The next piece is asked for when the client has taken
    /// the one before; the task is cancelled when the client is gone.
    package var stream: (@Sendable () async throws -> [UInt8]?)?
    /// Whether the connection is closed after it.
    package var closesConnection = false

    package init(status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// An answer whose body is JSON text.
    package static func json(_ status: Int, _ text: String, headers: [(name: String, value: String)] = []) -> HTTPAnswer {
        HTTPAnswer(
            status: status, headers: [("Content-Type", "application/json; charset=utf-8")] + headers,
            body: Array(text.utf8))
    }

    package static func empty(_ status: Int) -> HTTPAnswer { HTTPAnswer(status: status) }

    /// An empty answer after which the connection is closed, since what else comes by it is not wanted.
    package static func last(_ status: Int) -> HTTPAnswer {
        var answer = HTTPAnswer(status: status)
        answer.closesConnection = true
        return answer
    }

    package func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    package var text: String { String(decoding: body, as: UTF8.self) }
}
