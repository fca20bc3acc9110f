import DurableCore

extension StorageContract {
    private static let task = TaskReference(id: "p", execution: "pe", task: 3)
    private static let awkward = "\"quoted\"\\ \n\u{0} é 日本 👩‍👩‍👧 ' , ] }"
    private static let operation = EntityOperation(entity: "@counter@a", name: "add", input: "5")
    private static let entities: [InstanceID] = ["@counter@a", "@counter@b", InstanceID("@counter@" + awkward)]

    private static let everyEvent: [HistoryEvent.Kind] = [
        .orchestratorStarted,
        .executionStarted(
            ExecutionStarted(
                name: "O", input: "{}", parent: task, generation: 2, version: "1.10.0",
                tags: ["plan": "gold", awkward: awkward, "": ""])),
        .executionStarted(ExecutionStarted(name: "O")),
        .executionStarted(ExecutionStarted(name: "O", version: "")),
        .taskScheduled(task: 0, name: "A", input: "\"x\""), .taskScheduled(task: 1, name: "A", input: nil),
        .taskCompleted(task: 0, result: "null"), .taskCompleted(task: 1, result: nil), .taskFailed(task: 2, failure),
        .timerCreated(task: 3, fireAt: now), .timerFired(task: 3),
        .subOrchestrationInstanceCreated(task: 4, name: "S", "child", input: "1"),
        .subOrchestrationInstanceCompleted(task: 4, result: "2"), .subOrchestrationInstanceFailed(task: 4, failure),
        .eventSent(task: 5, to: "other", name: "E", input: nil), .eventRaised(name: "E", input: "3"),
        .executionTerminated(reason: nil), .executionTerminated(reason: "why"),
        .executionTerminated(reason: "why", isRecursive: true),
        .executionTerminated(reason: nil, isRecursive: true, by: task),
        .executionSuspended(reason: nil), .executionSuspended(reason: "why"),
        .executionResumed(reason: nil), .executionResumed(reason: awkward),
        .executionRewound(reason: nil, by: task), .executionRewound(reason: "why"),
        .entityOperationCalled(task: 6, operation), .entityOperationCompleted(task: 6, result: "1"),
        .entityOperationCompleted(task: 6, result: nil), .entityOperationFailed(task: 6, failure),
        .entityOperationSignaled(task: 7, operation, at: nil), .entityOperationSignaled(task: 8, operation, at: now),
        .entityLockRequested(task: 9, entities), .entityLockGranted(task: 9), .entityUnlockSent(task: 10, entities),
        .entityOperationRequested(operation, caller: task), .entityOperationRequested(operation, caller: nil),
        .entityLockAsked(EntityLockRequest(owner: task, entities: entities, position: 2)), .entityUnlocked(owner: task),
        .executionCompleted(.completed, output: "4", nil), .executionCompleted(.failed, output: nil, failure),
    ]

    private static var events: [HistoryEvent] {
        everyEvent.enumerated().map { HistoryEvent($1, at: now + .microseconds($0)) }
    }

    static let eventCases = [
        Case(name: "every kind of event comes back from a history as it was written") { storage in
            _ = try await write(.create(instance("a")), storage)
            try expect(await commit(checkpoint("a", append: events), storage), .done, "checkpoint")
            try expect(await storage.load("a")?.history, events, "history")
        },
        Case(name: "every kind of event comes back from an inbox as it was sent") { storage in
            for id in ["a", "b"] as [InstanceID] { try await make(instance(id), .running, storage) }
            let sent = events.enumerated().map { index, event in
                Message(
                    to: "b", execution: index % 2 == 0 ? "e1" : nil, event,
                    deliverAt: index % 3 == 0 ? now + .microseconds(index - 500) : nil, isCarriedOver: index % 5 == 0)
            }
            try await commit(checkpoint("a") { $0.messages = sent }, storage)
            let received = try await messages(to: "b", storage).sorted { $0.sequence < $1.sequence }
            try expect(received.map(\.message), sent, "messages")
        },
    ]
}
