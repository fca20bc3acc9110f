import DurableCore

extension StorageContract {
    private static let rewound = HistoryEvent(.executionRewound(reason: "again"), at: now)
    private static let parent = ParentInstance(id: "a", execution: "e1", task: 4)

    /// Rewinds the parent "a", which awaits the child "c", and returns what then waits for the two.
    private static func rewindParent(_ storage: any Storage) async throws -> (parent: [Message], child: [Message]) {
        try await make(instance("a"), .running, storage)
        let child = instance("c", execution: "new", parent: parent)
        try await commit(checkpoint("a") { $0.rewoundChildren = [child] }, storage)
        let page = try await inbox(storage)
        return (
            page.batches.first { $0.instance == "a" }?.messages.map(\.message) ?? [],
            page.batches.first { $0.instance == "c" }?.messages.map(\.message) ?? []
        )
    }

    private static func toParent(_ kind: HistoryEvent.Kind) -> Message {
        Message(to: "a", execution: "e1", HistoryEvent(kind, at: now))
    }

    static let rewindingCases = [
        Case(name: "a rewind opens an instance that failed, and keeps its history") { storage in
            try await make(instance("a"), .failed, storage) {
                $0.body = .history(from: 0, append: [event("1")])
                $0.update.failure = failure
                $0.update.output = "1"
                $0.update.reason = "why"
                $0.update.customStatus = "\"half\""
            }
            try expect(await write(.send(Message(to: "a", rewound)), storage), .done, "send")
            var row = instance("a").row
            row.status = .running
            row.lastUpdatedAt = now + .seconds(1)
            row.customStatus = "\"half\""
            try expect(await storage.load("a"), StoredInstance(row: row, history: [event("1")]), "stored")
            try expect(await messages(to: "a", storage).map(\.message), [Message(to: "a", rewound)], "inbox")
            try expect(await commit(checkpoint("a", from: 1, append: [rewound]), storage), .done, "checkpoint")
        },
        Case(name: "an instance that has not ended cannot be rewound") { storage in
            _ = try await write(.create(instance("a")), storage)
            try expect(await write(.send(Message(to: "a", rewound)), storage), .conflict(.pending), "pending")
            for status in [RuntimeStatus.running, .suspended] {
                try await commit(checkpoint("a", status: status), storage)
                try expect(await write(.send(Message(to: "a", rewound)), storage), .conflict(status), "\(status)")
            }
            try expect(names(await messages(to: "a", storage)), ["ExecutionStarted"], "inbox")
        },
        Case(name: "an instance that ended otherwise than failed cannot be rewound") { storage in
            for status in [RuntimeStatus.completed, .terminated, .canceled] {
                let id = InstanceID(status.rawValue)
                try await make(instance(id), status, storage) { $0.update.output = "1" }
                try expect(await write(.send(Message(to: id, rewound)), storage), .ended(status), "\(status)")
                try expect(await storage.instance(id)?.output, "1", "output")
            }
            try expect(await inbox(storage).batches, [], "inbox")
        },
        Case(name: "what is not there cannot be rewound, and no entity begins with it") { storage in
            for id in ["a", "@counter@a"] as [InstanceID] {
                try expect(await write(.send(Message(to: id, rewound)), storage), .notFound, "send")
                try expect(await storage.instance(id), nil, "row")
            }
        },
        Case(name: "a rewind among a checkpoint's messages opens nothing") { storage in
            try await make(instance("b"), .failed, storage)
            try await make(instance("a"), .running, storage) { $0.messages = [Message(to: "b", rewound)] }
            try expect(await storage.instance("b")?.status, .failed, "status")
            try expect(await inbox(storage).batches, [], "inbox")
        },
        Case(name: "a rewound parent's child that failed is opened and told to rewind") { storage in
            try await make(instance("c", parent: parent), .failed, storage) { $0.update.failure = failure }
            let (parentInbox, childInbox) = try await rewindParent(storage)
            let told = Message(to: "c", HistoryEvent(.executionRewound(reason: nil, by: parent), at: now))
            try expect(childInbox, [told], "child's inbox")
            try expect(parentInbox, [], "parent's inbox")
            let child = try await storage.instance("c")
            try expect(child?.status, .running, "child's status")
            try expect(child?.failure, nil, "child's failure")
            try expect(child?.execution, "e1", "child's execution")
        },
        Case(name: "a rewound parent's child that is at work is left alone") { storage in
            try await make(instance("c", parent: parent), .suspended, storage)
            let (parentInbox, childInbox) = try await rewindParent(storage)
            try expect(parentInbox + childInbox, [], "inboxes")
            try expect(await storage.instance("c")?.status, .suspended, "child's status")
        },
        Case(name: "a rewound parent is told how its child ended meanwhile") { storage in
            try await make(instance("c", parent: parent), .completed, storage) { $0.update.output = "[7]" }
            let (parentInbox, childInbox) = try await rewindParent(storage)
            try expect(parentInbox, [toParent(.subOrchestrationInstanceCompleted(task: 4, result: "[7]"))], "parent's inbox")
            try expect(childInbox, [], "child's inbox")
        },
        Case(name: "a rewound parent is told that its child was terminated meanwhile") { storage in
            try await make(instance("c", parent: parent), .terminated, storage) { $0.update.reason = "why" }
            let failure = FailureDetails(errorType: "OrchestrationTerminated", message: "why")
            let expected = [toParent(.subOrchestrationInstanceFailed(task: 4, failure))]
            try expect(await rewindParent(storage).parent, expected, "parent's inbox")
        },
        Case(name: "a rewound parent's child that is not there is started") { storage in
            let child = instance("c", execution: "new", parent: parent)
            let (parentInbox, childInbox) = try await rewindParent(storage)
            try expect(parentInbox, [], "parent's inbox")
            try expect(childInbox, [child.message], "child's inbox")
            try expect(await storage.instance("c"), child.row, "child")
        },
        Case(name: "a rewound parent's child takes the id of another parent's that has ended") { storage in
            try await make(instance("c", parent: ParentInstance(id: "a", execution: "e0", task: 4)), .completed, storage)
            let child = instance("c", execution: "new", parent: parent)
            try expect(await rewindParent(storage).child, [child.message], "child's inbox")
            try expect(await storage.instance("c"), child.row, "child")
        },
        Case(name: "a rewound parent's child whose id somebody else uses fails") { storage in
            try await make(instance("c"), .running, storage)
            let refusal = instance("c", execution: "new", parent: parent).refusal(existing: .running)!
            try expect(await rewindParent(storage).parent, [refusal], "parent's inbox")
            try expect(await storage.instance("c")?.execution, "e1", "execution of the other")
        },
    ]
}
