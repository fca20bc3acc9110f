import JSONText
import Testing

@testable import FunctionHost

/// Takes the events of a stream one by one.
actor EventReader {
    struct Event: Sendable {
        var name = ""
        var id: String?
        var data = ""

        var json: JSONValue { get throws { try JSONParser.parse(data) } }
        /// What an event of a history is called.
        var type: String? { get throws { try json["EventType"]?.stringValue } }
    }

    private let next: @Sendable () async throws -> [UInt8]?
    private var buffer = ""
    private(set) var comments = 0

    init(_ answer: HTTPAnswer) throws {
        next = try #require(answer.stream)
    }

    /// The next event; nil when the stream has ended.
    func event() async throws -> Event? {
        while true {
            guard let end = buffer.firstRange(of: "\n\n") else {
                guard let piece = try await next() else { return nil }
                buffer += String(decoding: piece, as: UTF8.self)
                continue
            }
            let text = buffer[..<end.lowerBound]
            buffer = String(buffer[end.upperBound...])
            if text.hasPrefix(":") { comments += 1 } else { return Self.read(text) }
        }
    }

    /// All that come until the stream ends.
    func rest() async throws -> [Event] {
        var events: [Event] = []
        while let event = try await event() { events.append(event) }
        return events
    }

    /// The next event of that name; those before it are passed over.
    func event(called name: String) async throws -> Event {
        while let event = try await event() {
            if event.name == name { return event }
        }
        throw Missing(name: name)
    }

    /// Takes pieces until there is one of nothing but a comment.
    func comment() async throws {
        let before = comments
        while comments == before {
            let piece = try #require(try await next())
            let text = String(decoding: piece, as: UTF8.self)
            if text.hasPrefix(":") { comments += 1 } else { buffer += text }
        }
    }

    struct Missing: Error {
        let name: String
    }

    private static func read(_ text: Substring) -> Event {
        var event = Event()
        var data: [Substring] = []
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: ": ", maxSplits: 1)
            let value = parts.count > 1 ? parts[1] : ""
            switch parts[0] {
            case "event": event.name = String(value)
            case "id": event.id = String(value)
            default: data.append(value)
            }
        }
        event.data = data.joined(separator: "\n")
        return event
    }
}
