import ArgumentParser
import DurableCore
import DurableEngine
import FunctionApp
import FunctionHost
import Glibc
import JSONText

struct QueueSendCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send", abstract: "Puts a message into a queue.",
        discussion: """
            The message is a text; a function that it starts sees an object if the text is JSON. It is durable when the \
            command returns; a host that serves the app notices it within a second.
            """)

    @Argument(help: "The queue's name.")
    var queue: String

    @Argument(help: "The message; - or nothing takes it from standard input.")
    var message: String?

    @Flag(help: "The message must be JSON.")
    var json = false

    @Flag(help: "Every line of standard input is a message.")
    var lines = false

    @OptionGroup var hub: HubArguments

    func validate() throws {
        if queue.isEmpty || queue.hasPrefix("$") {
            throw ValidationError("'\(queue)' cannot be the name of an app's queue.")
        }
        // Nothing would ever take it from there.
        guard QueueNameRule.isValid(queue) else { throw ValidationError(QueueNameRule.problem(with: queue)) }
        if lines, let message, message != "-" { throw ValidationError("With --lines messages come from standard input.") }
    }

    func run() async throws {
        let payloads = try await orExit { try messages().map { try payload($0.text, line: $0.line) } }
        try await hub.visiting(isForWriting: true) { hub in
            try await hub.send(payloads, to: QueueName(queue), at: SystemHubClock().now)
        }
        print("Sent \(payloads.count) message\(payloads.count == 1 ? "" : "s") to the queue '\(queue)'.")
    }

    /// With the numbers of their lines, where there are several.
    private func messages() throws -> [(text: String, line: Int?)] {
        if let message, message != "-" { return [(message, nil)] }
        let text = try StandardInput.text()
        // To Swift the end of a line of Windows is one character, and not "\n".
        let isLineEnd = { (character: Character) in character == "\n" || character == "\r\n" }
        if lines {
            let lines = text.split(omittingEmptySubsequences: false, whereSeparator: isLineEnd)
            return lines.enumerated().filter { !$1.isEmpty }.map { (String($1), $0 + 1) }
        }
        // More likely than an empty message is that whatever was to write it failed.
        guard !text.isEmpty else {
            throw InputError(description: "Standard input is empty; an empty message is sent with '' as the message.")
        }
        // What `echo` adds is not meant.
        return [(text.last.map(isLineEnd) == true ? String(text.dropLast()) : text, nil)]
    }

    private func payload(_ message: String, line: Int?) throws(InputError) -> Payload {
        guard json else { return Payload(json: jsonString(message)) }
        do {
            return Payload(json: try JSONParser.parse(message).text())
        } catch {
            throw InputError(description: "The message\(line.map { " in line \($0)" } ?? "") is not JSON: \(error)")
        }
    }
}

/// What comes in on standard input.
private enum StandardInput {
    /// - Throws: `InputError` when it cannot be read or is no UTF-8.
    static func text() throws(InputError) -> String {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(0, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            if count < 0 {
                throw InputError(description: "Standard input could not be read: \(String(cString: strerror(errno)))")
            }
            if count == 0 { break }
            bytes += buffer[..<count]
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw InputError(description: "Standard input is not UTF-8.")
        }
        return text
    }
}
