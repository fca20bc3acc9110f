import DurableCore
import DurableJSON
import JSONText

/// Turns as the script side reads them and answers them: history events and actions as JSON arrays, payloads verbatim.
enum TurnWire {
    /// The body of the entry `turn`; with an action's number, of the entry `diagnose`.
    static func body(of turn: ScriptTurn, diagnosing action: Int? = nil) -> String {
        var text = "{\"id\":"
        appendJSONString(turn.instance.text, to: &text)
        text += ",\"execution\":"
        appendJSONString(turn.execution.text, to: &text)
        text += ",\"name\":"
        appendJSONString(turn.name, to: &text)
        if let past = turn.past {
            text += ",\"past\":"
            append(past, to: &text)
        }
        text += ",\"events\":"
        append(turn.events, to: &text)
        if let action { text += ",\"action\":\(action)" }
        return text + "}"
    }

    private static func append(_ events: [HistoryEvent], to text: inout String) {
        text += "["
        var isFirst = true
        for event in events {
            if !isFirst { text += "," }
            isFirst = false
            append(event, to: &text)
        }
        text += "]"
    }

    private static func append(_ event: HistoryEvent, to text: inout String) {
        text += "[\""
        text += event.kind.name
        text += "\","
        text += number(event.timestamp)
        switch event.kind {
        case .executionStarted(let start): append(start, to: &text)
        case .taskCompleted(let task, let result), .subOrchestrationInstanceCompleted(let task, let result),
            .entityOperationCompleted(let task, let result):
            text += ",\(task)"
            append(result, to: &text)
        case .taskFailed(let task, let failure), .subOrchestrationInstanceFailed(let task, let failure),
            .entityOperationFailed(let task, let failure):
            text += ",\(task),\(failure.json)"
        case .timerFired(let task), .entityLockGranted(let task): text += ",\(task)"
        case .eventRaised(let name, let input):
            text += ","
            appendJSONString(name, to: &text)
            append(input, to: &text)
        default: precondition(event.kind == .orchestratorStarted, "scripts are not shown \(event.kind.name)")
        }
        text += "]"
    }

    private static func append(_ start: ExecutionStarted, to text: inout String) {
        text += ",{\"name\":"
        appendJSONString(start.name, to: &text)
        if let parent = start.parent {
            text += ",\"parentInstanceId\":"
            appendJSONString(parent.id.text, to: &text)
        }
        if let version = start.version {
            text += ",\"version\":"
            appendJSONString(version, to: &text)
        }
        text += "}"
        append(start.input, to: &text)
    }

    private static func append(_ payload: Payload?, to text: inout String) {
        guard let payload else { return }
        text += ","
        text += payload.json
    }

    /// Milliseconds since 1970, exact to the microsecond.
    private static func number(_ time: Timestamp) -> String {
        let (milliseconds, rest) = time.microseconds.quotientAndRemainder(dividingBy: 1_000)
        if rest == 0 { return String(milliseconds) }
        return "\(time.milliseconds)"
    }
}
