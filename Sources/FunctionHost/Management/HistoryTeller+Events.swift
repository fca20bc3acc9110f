import DurableCore
import DurableJSON
import JSONText

/// The form of each kind of event (host.md 1.6).
extension HistoryTeller {
    /// nil for an event that is not shown.
    func text(
        of event: HistoryEvent, scheduled: HistoryEvent? = nil, fireAt: Timestamp? = nil
    ) -> String? {
        var writer = JSONObjectWriter()
        writer.add("EventType", event.kind.name)
        switch event.kind {
        case .orchestratorStarted: return nil
        case .executionStarted(let start):
            writer.add("FunctionName", start.name)
            addInput(start.input, to: &writer)
        case .executionCompleted(let status, let output, let failure):
            writer.add("OrchestrationStatus", status.rawValue)
            addResult(output, to: &writer)
            if let failure { writer.add("FailureDetails", json: failure.historyJSON) }
        case .executionTerminated(let reason, _, _): if let reason { writer.add("Input", reason) }
        case .executionSuspended(let reason, _), .executionResumed(let reason), .executionRewound(let reason, _):
            if let reason { writer.add("Reason", reason) }
        case .taskScheduled(_, let name, let input):
            writer.add("Name", name)
            addInput(input, of: name, to: &writer)
        case .subOrchestrationInstanceCreated(_, let name, let child, let input):
            writer.add("InstanceId", child.text)
            writer.add("Name", name)
            addInput(input, to: &writer)
        case .taskCompleted(_, let result), .subOrchestrationInstanceCompleted(_, let result):
            addOrigin(scheduled, to: &writer)
            addResult(result, to: &writer)
        case .taskFailed(_, let failure):
            addFailure(failure, failure.activityReason(scheduled?.kind.scheduledName ?? ""), scheduled, to: &writer)
        case .subOrchestrationInstanceFailed(_, let failure):
            addFailure(failure, failure.orchestratorReason(scheduled?.kind.scheduledName ?? ""), scheduled, to: &writer)
        case .timerCreated(_, let fireAt): writer.add("FireAt", fireAt.iso8601(fractionDigits: 7))
        case .timerFired: if let fireAt { writer.add("FireAt", fireAt.iso8601(fractionDigits: 7)) }
        case .eventSent(_, let receiver, let name, let input):
            writer.add("InstanceId", receiver.text)
            writer.add("Name", name)
            addInput(input, to: &writer)
        case .eventRaised(let name, let input):
            writer.add("Name", name)
            addInput(input, to: &writer)
        case .entityOperationCalled(_, let operation), .entityOperationSignaled(_, let operation, _):
            writer.add("InstanceId", operation.entity.text)
            writer.add("Name", operation.name)
            addInput(operation.input, to: &writer)
        case .entityOperationCompleted(_, let result):
            addOrigin(scheduled, to: &writer)
            addResult(result, to: &writer)
        case .entityOperationFailed(_, let failure):
            addFailure(failure, failure.message, scheduled, to: &writer)
        case .entityLockRequested(_, let entities), .entityUnlockSent(_, let entities):
            writer.add("Entities", json: "[" + entities.map { jsonString($0.text) }.joined(separator: ",") + "]")
        case .entityLockGranted: break
        case .entityOperationRequested, .entityLockAsked, .entityUnlocked: return nil
        }
        writer.add("Timestamp", event.timestamp.iso8601(fractionDigits: 7))
        return writer.text
    }

    /// - Parameter activity: the one that has the input; the credentials of a durable HTTP call are for its receiver only.
    private func addInput(_ input: Payload?, of activity: String? = nil, to writer: inout JSONObjectWriter) {
        guard showsInput, let input else { return }
        let shown = activity == DurableHTTPActivity.name ? SecretRedactor().redacted(input) : input
        writer.add("Input", json: shown.json)
    }

    private func addResult(_ result: Payload?, to writer: inout JSONObjectWriter) {
        if showsOutput { writer.add("Result", json: result?.json ?? "null") }
    }

    private func addOrigin(_ scheduled: HistoryEvent?, to writer: inout JSONObjectWriter) {
        guard let scheduled else { return }
        writer.add("FunctionName", scheduled.kind.scheduledName ?? "")
        addInput(scheduled.kind.scheduledInput, of: scheduled.kind.scheduledName, to: &writer)
        writer.add("ScheduledTime", scheduled.timestamp.iso8601(fractionDigits: 7))
    }

    private func addFailure(
        _ failure: FailureDetails, _ reason: String, _ scheduled: HistoryEvent?, to writer: inout JSONObjectWriter
    ) {
        addOrigin(scheduled, to: &writer)
        writer.add("Reason", reason)
        writer.add("Details", failure.stackTrace ?? failure.message)
        writer.add("FailureDetails", json: failure.historyJSON)
    }
}

extension HistoryEvent.Kind {
    /// The number of the activity, sub-orchestration or entity call that was scheduled.
    var foldableTask: Int? {
        switch self {
        case .taskScheduled(let task, _, _), .subOrchestrationInstanceCreated(let task, _, _, _),
            .entityOperationCalled(let task, _):
            task
        default: nil
        }
    }

    /// The number of the activity, sub-orchestration or entity call that ended.
    var completedTask: Int? {
        switch self {
        case .taskCompleted(let task, _), .taskFailed(let task, _), .subOrchestrationInstanceCompleted(let task, _),
            .subOrchestrationInstanceFailed(let task, _), .entityOperationCompleted(let task, _),
            .entityOperationFailed(let task, _):
            task
        default: nil
        }
    }

    fileprivate var scheduledName: String? {
        switch self {
        case .taskScheduled(_, let name, _), .subOrchestrationInstanceCreated(_, let name, _, _): name
        case .entityOperationCalled(_, let operation): operation.name
        default: nil
        }
    }

    fileprivate var scheduledInput: Payload? {
        switch self {
        case .taskScheduled(_, _, let input), .subOrchestrationInstanceCreated(_, _, _, let input): input
        case .entityOperationCalled(_, let operation): operation.input
        default: nil
        }
    }
}

extension FailureDetails {
    /// The Durable Task Framework's form (host.md 3.1).
    fileprivate var historyJSON: String {
        var writer = JSONObjectWriter()
        writer.add("ErrorType", errorType)
        writer.add("ErrorMessage", message)
        if let stackTrace { writer.add("StackTrace", stackTrace) }
        writer.add("IsNonRetriable", false)
        if let error { writer.add("Properties", json: error.json) }
        return writer.text
    }
}
