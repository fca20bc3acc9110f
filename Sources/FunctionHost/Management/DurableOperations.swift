import DurableCore
import JSHost
import JSONText

/// The operations behind the durable client of the scripts: straight to the core, with the answers of the HTTP API.
struct DurableOperations: Sendable {
    let management: InstanceManagement

    var all: [String: IsolateConfiguration.Operation] {
        [
            "durable.startNew": operation(startNew),
            "durable.getStatus": operation(getStatus),
            "durable.raiseEvent": operation(raiseEvent),
            "durable.terminate": operation(terminate),
        ]
    }

    /// The members of an operation's argument, payloads verbatim.
    private struct Argument {
        private var members: [String: String] = [:]

        init(_ json: String) throws(OperationFailure) {
            do {
                var cursor = JSONCursor(json)
                try cursor.beginObject()
                while let key = try cursor.nextKey() { members[key] = try cursor.readRaw() }
            } catch {
                throw OperationFailure(name: "TypeError", message: "The argument of a durable operation is no object: \(error)")
            }
        }

        func string(_ key: String) -> String? { value(key)?.stringValue }
        func flag(_ key: String, otherwise: Bool) -> Bool { value(key)?.boolValue ?? otherwise }
        func payload(_ key: String) -> Payload? { members[key].map { Payload(json: $0) } }

        func required(_ key: String) throws(OperationFailure) -> String {
            guard let text = string(key) else {
                throw OperationFailure(name: "TypeError", message: "The durable operation needs a string '\(key)'.")
            }
            return text
        }

        private func value(_ key: String) -> JSONValue? { members[key].flatMap { try? JSONParser.parse($0) } }
    }

    private func operation(
        _ body: @escaping @Sendable (Argument) async throws -> HTTPAnswer
    ) -> IsolateConfiguration.Operation {
        { json throws(OperationFailure) in
            let argument = try Argument(json)
            do {
                let answer = try await body(argument)
                let content = answer.body.isEmpty ? "" : ",\"body\":\(answer.text)"
                return "{\"status\":\(answer.status)\(content)}"
            } catch let failure as OperationFailure {
                throw failure
            } catch {
                throw OperationFailure(message: "The task hub could not be reached: \(error)")
            }
        }
    }

    @Sendable private func startNew(_ argument: Argument) async throws -> HTTPAnswer {
        try await management.start(
            argument.required("name"), id: argument.string("instanceId"), input: argument.payload("input"))
    }

    @Sendable private func getStatus(_ argument: Argument) async throws -> HTTPAnswer {
        let options = InstanceManagement.StatusOptions(
            showsHistory: argument.flag("showHistory", otherwise: false),
            showsHistoryOutput: argument.flag("showHistoryOutput", otherwise: false),
            showsInput: argument.flag("showInput", otherwise: true))
        return try await management.status(InstanceID(argument.required("instanceId")), options)
    }

    @Sendable private func raiseEvent(_ argument: Argument) async throws -> HTTPAnswer {
        try await management.raiseEvent(
            argument.required("eventName"), input: argument.payload("value") ?? .null,
            to: InstanceID(argument.required("instanceId")))
    }

    @Sendable private func terminate(_ argument: Argument) async throws -> HTTPAnswer {
        try await management.terminate(InstanceID(argument.required("instanceId")), reason: argument.string("reason"))
    }
}
