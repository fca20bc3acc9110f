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
            "durable.suspend": operation { try await management.suspend($0.instance, reason: $0.string("reason")) },
            "durable.resume": operation { try await management.resume($0.instance, reason: $0.string("reason")) },
            "durable.rewind": operation { try await management.rewind($0.instance, reason: $0.string("reason")) },
            "durable.restart": operation(restart),
            "durable.purge": operation {
                try await management.purge($0.instance, force: $0.flag("force", otherwise: false))
            },
            "durable.listInstances": operation {
                try await management.list($0.parameters, token: $0.string("continuationToken"))
            },
            "durable.purgeInstances": operation { try await management.purge($0.parameters) },
            "durable.signalEntity": operation(signalEntity),
            "durable.readEntityState": operation { try await management.state(of: $0.entity) },
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

        func time(_ key: String) -> Timestamp? { value(key)?.doubleValue.map { Timestamp(milliseconds: $0) } }

        /// The filters of a list or a purge: the member `filter`, an object of strings named as the parameters of the HTTP API.
        var parameters: RequestParameters {
            let filter = value("filter")?.objectValue ?? [:]
            return RequestParameters(filter.compactMap { member in member.value.stringValue.map { (member.key, $0) } })
        }

        /// How an orchestration is to be started.
        ///
        /// - Throws: `InvalidParameter` for statuses that there are not.
        var settings: StartSettings {
            get throws(InvalidParameter) {
                var settings = StartSettings()
                settings.version = string("version")
                if let statuses = value("dedupeStatuses")?.arrayValue {
                    let parameters = RequestParameters(statuses.map { ("dedupeStatuses", $0.stringValue ?? $0.text()) })
                    settings.dedupeStatuses = try parameters.statuses("dedupeStatuses") ?? []
                }
                return settings
            }
        }

        /// The instance that is meant.
        var instance: InstanceID {
            get throws(OperationFailure) { InstanceID(try required("instanceId")) }
        }

        /// The entity that is meant, given as `@name@key`.
        var entity: EntityID {
            get throws(OperationFailure) {
                let text = try required("entityId")
                guard let entity = EntityID(InstanceID(text)) else {
                    throw OperationFailure(name: "TypeError", message: "'\(text)' is no entity id: it is written @name@key.")
                }
                return entity
            }
        }

        private func value(_ key: String) -> JSONValue? { members[key].flatMap { try? JSONParser.parse($0) } }
    }

    private func operation(
        _ body: @escaping @Sendable (Argument) async throws -> HTTPAnswer
    ) -> IsolateConfiguration.Operation {
        { json throws(OperationFailure) in
            let argument = try Argument(json)
            do {
                return Self.json(try await body(argument))
            } catch let parameter as InvalidParameter {
                return Self.json(.invalidArgument("\(parameter)"))
            } catch let rejection as WriteRejected {
                return Self.json(.tooLarge(rejection))
            } catch let failure as OperationFailure {
                throw failure
            } catch let problem as StorageUnwritable {
                return Self.json(.unwritable(problem))
            } catch let damage as StorageDamage {
                return Self.json(.problem(500, "\(damage)"))
            } catch {
                throw OperationFailure(message: "The task hub could not be reached: \(error)")
            }
        }
    }

    private static func json(_ answer: HTTPAnswer) -> String {
        var writer = JSONObjectWriter()
        writer.add("status", json: String(answer.status))
        if !answer.body.isEmpty { writer.add("body", json: answer.text) }
        if let token = answer.header(ContinuationToken.header), !token.isEmpty { writer.add("continuationToken", token) }
        return writer.text
    }

    @Sendable private func startNew(_ argument: Argument) async throws -> HTTPAnswer {
        try await management.start(
            argument.required("name"), id: argument.string("instanceId"), input: argument.payload("input"),
            settings: argument.settings)
    }

    @Sendable private func getStatus(_ argument: Argument) async throws -> HTTPAnswer {
        let options = InstanceManagement.StatusOptions(
            showsHistory: argument.flag("showHistory", otherwise: false),
            showsHistoryOutput: argument.flag("showHistoryOutput", otherwise: false),
            showsInput: argument.flag("showInput", otherwise: true))
        return try await management.status(argument.instance, options)
    }

    @Sendable private func raiseEvent(_ argument: Argument) async throws -> HTTPAnswer {
        try await management.raiseEvent(
            argument.required("eventName"), input: argument.payload("value") ?? .null,
            to: argument.instance)
    }

    @Sendable private func restart(_ argument: Argument) async throws -> HTTPAnswer {
        try await management.restart(
            argument.instance, underNewID: argument.flag("restartWithNewInstanceId", otherwise: true),
            input: argument.payload("input"))
    }

    @Sendable private func signalEntity(_ argument: Argument) async throws -> HTTPAnswer {
        try await management.signal(
            argument.entity, argument.string("operation") ?? "", input: argument.payload("input"), at: argument.time("at"))
    }

    @Sendable private func terminate(_ argument: Argument) async throws -> HTTPAnswer {
        try await management.terminate(
            argument.instance, reason: argument.string("reason"),
            isRecursive: argument.flag("recursive", otherwise: false))
    }
}
