import DurableCore
import Testing

@Suite struct ChildRewindTests {
    private static let parent = ParentInstance(id: "p", execution: "pe", task: 4)
    private static let child = NewInstance(
        id: "c", execution: "new", start: ExecutionStarted(name: "S", parent: parent), createdAt: second(9))

    private static func row(
        _ status: RuntimeStatus, parent: ParentInstance? = parent, _ configure: (inout InstanceRow) -> Void = { _ in }
    ) -> InstanceRow {
        var row = InstanceRow(
            id: "c", execution: "old", name: "S", status: status, createdAt: start, lastUpdatedAt: start, parent: parent)
        configure(&row)
        return row
    }

    private static func answer(_ kind: HistoryEvent.Kind) -> ChildRewind {
        .answer(Message(to: "p", execution: "pe", HistoryEvent(kind, at: second(9))))
    }

    private static let terminated = FailureDetails(errorType: "OrchestrationTerminated", message: "enough")

    private static let cases: [(String, InstanceRow?, ChildRewind)] = [
        ("nothing has the id", nil, .start),
        ("somebody else's child has it", row(.failed, parent: ParentInstance(id: "p", execution: "pe", task: 5)), .start),
        ("an earlier execution's child has it", row(.failed, parent: .init(id: "p", execution: "p0", task: 4)), .start),
        ("a client's instance has it", row(.running, parent: nil), .start),
        ("pending", row(.pending), .wait), ("running", row(.running), .wait), ("suspended", row(.suspended), .wait),
        ("continued as new", row(.continuedAsNew), .wait),
        (
            "failed", row(.failed),
            .rewind(Message(to: "c", HistoryEvent(.executionRewound(reason: nil, by: parent), at: second(9))))
        ),
        (
            "completed", row(.completed) { $0.output = "7" },
            answer(.subOrchestrationInstanceCompleted(task: 4, result: "7"))
        ),
        (
            "terminated", row(.terminated) { $0.reason = "enough" },
            answer(.subOrchestrationInstanceFailed(task: 4, terminated))
        ),
        (
            "canceled", row(.canceled) { $0.failure = boom }, answer(.subOrchestrationInstanceFailed(task: 4, boom))
        ),
    ]

    @Test(arguments: cases)
    func whatIsDoneDependsOnWhatHasTheID(what: String, existing: InstanceRow?, expected: ChildRewind) {
        #expect(ChildRewind(Self.child, existing: existing) == expected)
    }

    @Test func whatHasNoParentIsStarted() {
        let orphan = NewInstance(id: "c", execution: "new", start: ExecutionStarted(name: "S"), createdAt: second(9))
        #expect(ChildRewind(orphan, existing: Self.row(.failed, parent: nil)) == .start)
    }
}
