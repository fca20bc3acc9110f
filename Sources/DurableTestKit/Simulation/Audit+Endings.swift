import DurableCore

extension Audit {
    /// Whether every orchestration that was ever started has ended.
    var allHaveEnded: Bool { lives.values.allSatisfy(\.status.isTerminal) }

    /// Those that have not ended.
    var unended: [String] {
        lives.filter { !$0.value.status.isTerminal }.sorted { $0.key < $1.key }
            .map { "\($0.key) (\($0.value.name)) is \($0.value.status) after \($0.value.history.count) events" }
    }

    /// Compares the end of an instance with the end that its program comes to when nothing goes wrong.
    mutating func ended(_ id: InstanceID, _ life: Life, as update: InstanceUpdate) {
        if let parent = life.parent {
            childEnds[parent] =
                if update.status == .completed {
                    .subOrchestrationInstanceCompleted(task: parent.task, result: update.output)
                } else {
                    .subOrchestrationInstanceFailed(
                        task: parent.task,
                        update.failure
                            ?? FailureDetails(errorType: "OrchestrationTerminated", message: update.reason ?? ""))
                }
        }
        if update.status == .terminated { return expect(life.wasTerminated, "\(id) is Terminated, but nobody asked for it") }
        if life.wasRewound, update.failure?.errorType == "RewindRefused" { return }
        let expectation = Oracle(id, life, programs: programs, childEnds: childEnds).expectation
        switch expectation.ending {
        case .returned(let output):
            expect(
                update.status == .completed && update.output == output,
                "\(id) (\(life.name)) should have returned \(output?.json ?? "nothing") but is \(update.status) with "
                    + "\(update.output?.json ?? "nothing") \(update.failure.map(String.init(describing:)) ?? "")")
        case .threw(let failure):
            let isExpected = update.failure.map { $0 == failure || expectation.otherFailures.contains($0) } ?? false
            expect(
                update.status == .failed && isExpected,
                "\(id) (\(life.name)) should have failed with \(failure.message) but is \(update.status) with "
                    + "\(update.output?.json ?? "nothing") \(update.failure.map(String.init(describing:)) ?? "")")
        case .continuedAsNew, nil:
            report("\(id) (\(life.name)) is \(update.status), but its program should still wait")
        }
    }

    /// Holds the storage against the rules of stores.
    mutating func verify(_ storage: isolated MemoryStorage) {
        for violation in storage.violations(allowingRepeats: true) { report("\(violation)") }
    }

    /// The last look, when everything has ended.
    mutating func close(_ storage: isolated MemoryStorage) {
        verify(storage)
        for stored in storage.inboxes { report("a message is left in an inbox: \(stored.message)") }
        let queue = storage.claim(.activities, limit: .max, by: "auditor", at: .distantFuture, until: .distantFuture)
        for message in queue.messages { report("a message is left in the queue: \(message.content)") }
        for (id, life) in lives.sorted(by: { $0.key < $1.key }) {
            expect(life.status.isTerminal, "\(id) (\(life.name)) has not ended: it is \(life.status)")
            let stored = storage.load(id)
            expect(
                stored?.row.status == life.status,
                "\(id) is \(life.status) but stored as \(stored?.row.status.rawValue ?? "nothing")")
            expect(stored?.history == life.history, "the stored history of \(id) is not the one that was committed")
        }
        for (id, notes) in notes.sorted(by: { $0.key < $1.key }) {
            let entity = storage.instance(id)?.entity
            expect(entity?.lock == nil, "\(id) is still locked by \(String(describing: entity?.lock))")
            expect(entity?.earlyReleases.isEmpty == true, "\(id) still awaits released locks: \(entity?.earlyReleases ?? [])")
            let written = (entity?.value?.json.dropFirst().dropLast().split(separator: " ") ?? []).map(String.init)
            for problem in NoteCheck.problems(written, sent: notes) { report("\(id): \(problem)") }
        }
    }
}
