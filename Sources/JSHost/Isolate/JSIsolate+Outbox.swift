import JSONText

extension JSIsolate {
    package func scriptsWrote(_ messages: [UInt8]) {
        if isEnded { return }
        do {
            try handle(messages)
        } catch {
            let reason = "the outbox cannot be read: \(error)"
            scriptsViolated(reason)
            // Answers may be lost, so nobody may go on waiting.
            mailbox.failAll(.protocolViolation(reason))
        }
    }

    package func scriptsViolated(_ reason: String) {
        configuration.log(JSONValue.object(["level": "error", "message": .string("perdure runtime: \(reason)")]).text())
    }

    private func handle(_ text: [UInt8]) throws {
        var cursor = JSONCursor(text)
        var answers: [(id: Int, answer: Mailbox.Answer)] = []
        defer { mailbox.answer(answers) }
        try cursor.beginArray()
        while try cursor.nextElement() {
            try cursor.beginArray()
            try cursor.expectElement()
            let kind = try cursor.readString()
            try cursor.expectElement()
            switch kind {
            case "answer": answers.append(try Self.readAnswer(&cursor))
            case "op": try startOperation(&cursor)
            case "log":
                configuration.log(try cursor.readRaw())
                try cursor.expectEnd()
            default: throw cursor.error("there is no message named '\(kind)'")
            }
        }
    }

    private static func readAnswer(_ cursor: inout JSONCursor) throws -> (id: Int, answer: Mailbox.Answer) {
        let id = try cursor.readInt()
        try cursor.expectElement()
        let hasSucceeded = try cursor.readBool()
        let value = try cursor.readLast()
        return (id, hasSucceeded ? .success(value) : .failure(.scriptFailed(value)))
    }

    private func startOperation(_ cursor: inout JSONCursor) throws {
        let id = try cursor.readInt()
        try cursor.expectElement()
        let name = try cursor.readString()
        let argument = try cursor.readLast()
        guard let operation = configuration.operations[name] else {
            return settle(
                id, .failure(OperationFailure(message: "There is no operation named '\(name)'", code: "ERR_UNKNOWN_OPERATION")))
        }
        operations.start(id) { [self] in
            do throws(OperationFailure) {
                settle(id, .success(try await operation(argument)))
            } catch {
                settle(id, .failure(error))
            }
        }
    }

    private func settle(_ id: Int, _ result: Result<String, OperationFailure>) {
        operations.end(id)
        if mailbox.addSettlement(id, result) == .first { body.arrangeDelivery() }
    }
}

extension JSONCursor {
    fileprivate mutating func expectElement() throws(JSONSyntaxError) {
        guard try nextElement() else { throw error("the message is too short") }
    }

    fileprivate mutating func expectEnd() throws(JSONSyntaxError) {
        guard try !nextElement() else { throw error("the message is too long") }
    }

    /// The last element of the message, or "" when there is none.
    fileprivate mutating func readLast() throws(JSONSyntaxError) -> String {
        guard try nextElement() else { return "" }
        let value = try readRaw()
        try expectEnd()
        return value
    }
}
