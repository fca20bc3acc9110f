import DurableCore
import Testing

/// Payloads that are too large are found in whatever a write brings in.
@Suite struct WritePayloadLimitTests {
    private static let large = Payload(json: "\"\(String(repeating: "x", count: 9))\"")
    private static let limit = PayloadLimit(bytes: 10)
    private static let lease = PartitionLease(partition: Partition(0), owner: "host", epoch: 1)
    private static let receipt = ClaimedMessage.Receipt(queue: "q", id: 1, token: 1)

    private static func checkpoint(_ configure: (inout Checkpoint.Change) -> Void) -> Write {
        var change = Checkpoint.Change(
            update: InstanceUpdate(status: .running, lastUpdatedAt: start), body: .history(from: 0, append: []))
        configure(&change)
        return .checkpoint(Checkpoint(instance: "a", execution: "e", consumed: [], change: change), under: lease)
    }

    private static func send(_ kind: HistoryEvent.Kind) -> Write { .send(Message(to: "a", HistoryEvent(kind, at: start))) }

    private static func instance(_ input: Payload?) -> NewInstance {
        NewInstance(id: "a", execution: "e", start: ExecutionStarted(name: "O", input: input), createdAt: start)
    }

    private static func refused(_ payload: Payload) -> [(Write, String)] {
        let operation = EntityOperation(entity: "@c@1", name: "add", input: payload)
        return [
            (.create(instance(payload)), "The input of the orchestration 'O'"),
            (send(.eventRaised(name: "E", input: payload)), "The event 'E'"),
            (
                send(.entityOperationRequested(operation, caller: nil)),
                "The input of the operation 'add' of the entity @c@1"
            ),
            (.enqueue("q", payload, visibleAt: nil), "A message for the queue 'q'"),
            (.append("h", [EventHubEvent(body: payload)], at: start), "An event for the event hub 'h'"),
            (.putRow(TableKey("T", partition: "p", row: "r"), payload), "A row for the table 'T'"),
            (
                .finish(
                    receipt, sending: Message(to: "a", HistoryEvent(.taskCompleted(task: 0, result: payload), at: start))),
                "The result of the activity"
            ),
            (.together([.deleteRow(TableKey("T", partition: "p", row: "r")), .create(instance(payload))]), "The input of"),
            (checkpoint { $0.update.output = payload }, "The output of the orchestration"),
            (
                checkpoint { $0.body = .restart(execution: "n", input: payload, from: 0) },
                "The input that the orchestration continues as new with"
            ),
            (
                checkpoint {
                    $0.tasks = [ActivityTask(instance: "a", execution: "e", task: 0, name: "A", input: payload)]
                }, "The input of the activity 'A'"
            ),
            (checkpoint { $0.children = [instance(payload)] }, "The input of the orchestration 'O'"),
            (
                checkpoint { $0.messages = [Message(to: "b", HistoryEvent(.eventRaised(name: "E", input: payload), at: start))] },
                "The event 'E'"
            ),
        ]
    }

    @Test func whatIsTooLargeIsNamedWithTheLimitAndItsSetting() {
        for (write, what) in Self.refused(Self.large) {
            let failure = write.refusal(by: Self.limit)
            #expect(failure?.errorType == "PayloadTooLarge")
            #expect(failure?.message.hasPrefix(what) == true, "\(write)")
            #expect(
                failure?.message.hasSuffix(
                    " is too large: 11 bytes of JSON. The limit is 10 bytes, which perdure.limits.payloadInMegabytes of "
                        + "host.json sets.") == true || what == "The input of")
        }
    }

    @Test func whatIsSmallEnoughIsTaken() {
        for (write, _) in Self.refused("\"12345678\"") { #expect(write.refusal(by: Self.limit) == nil, "\(write)") }
        for (write, _) in Self.refused(Self.large) { #expect(write.refusal(by: .none) == nil) }
    }

    @Test func whatWasLetInBeforeIsHandedOn() {
        let raised = HistoryEvent(.eventRaised(name: "E", input: Self.large), at: start)
        let write = Self.checkpoint {
            $0.body = .history(from: 0, append: [raised])
            $0.messages = [Message(to: "a", raised, isCarriedOver: true)]
        }
        #expect(write.refusal(by: Self.limit) == nil)
    }
}
