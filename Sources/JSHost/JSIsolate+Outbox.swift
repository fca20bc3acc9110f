import JSONText

extension JSIsolate {
    /// Takes the messages of the scripts and does what they say; called after every entry into JavaScript.
    func readOutbox() {
        guard let realm, !isTerminated else { return }
        do {
            let text = try realm.takeOutbox()
            if !text.isEmpty { try handle(text) }
        } catch let error as ScriptException {
            violate("takeOutbox threw \(error.failure)")
        } catch {
            violate("the outbox cannot be read: \(error)")
        }
    }

    /// Reports something that our own scripts must not do.
    func reportViolation(_ reason: String) {
        configuration.log(JSONValue.object(["level": "error", "message": .string("perdure runtime: \(reason)")]).text())
    }

    /// Answers may be lost, so nobody may go on waiting.
    private func violate(_ reason: String) {
        if isTerminated { return }
        reportViolation(reason)
        mailbox.failAll(.protocolViolation(reason))
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
        operationTasks[id] = Task { @concurrent in
            do throws(OperationFailure) {
                settle(id, .success(try await operation(argument)))
            } catch {
                settle(id, .failure(error))
            }
        }
    }

    private nonisolated func settle(_ id: Int, _ result: Result<String, OperationFailure>) {
        if mailbox.addSettlement(id, result) == .first { arrangeDelivery() }
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
