import DurableCore
import JSONText

/// What the management API says of an instance (host.md 1.5).
struct StatusObject {
    let row: InstanceRow
    var showsInput = true
    /// nil leaves the history out.
    var history: HistoryFormat?

    var json: String {
        var writer = JSONObjectWriter()
        writer.add("name", row.name)
        writer.add("instanceId", row.id.text)
        writer.add("runtimeStatus", row.status.rawValue)
        writer.add("input", json: showsInput ? row.input?.json ?? "null" : "null")
        writer.add("customStatus", json: row.customStatus?.json ?? "null")
        writer.add("output", json: output)
        writer.add("createdTime", row.createdAt.iso8601(fractionDigits: 0))
        writer.add("lastUpdatedTime", row.lastUpdatedAt.iso8601(fractionDigits: 0))
        if let history { writer.add("historyEvents", json: history.json) }
        return writer.text
    }

    /// The result; the reason of a terminated instance; the failure's text of a failed one.
    private var output: String {
        if let failure = row.failure { return jsonString(failure.orchestratorReason(row.name)) }
        if row.status == .terminated { return row.reason.map { jsonString($0) } ?? "null" }
        return row.output?.json ?? "null"
    }
}

extension FailureDetails {
    /// The text a failed orchestration shows as its output (host.md 3.12).
    package func orchestratorReason(_ name: String) -> String {
        "Orchestrator function '\(name)' failed: \(message)"
    }

    /// The text of a failed activity, the one that its orchestrator gets. What was thrown stands behind two blanks, since its
    /// own text begins with one (js-api.md 2.5); a failure without a thrown value, such as an unknown name, behind one.
    func activityReason(_ name: String) -> String {
        "Activity function '\(name)' failed: \(thrownText)"
    }

    private var thrownText: String {
        guard let error, let thrown = try? JSONParser.parse(error.json) else { return message }
        guard let text = thrown["message"]?.stringValue else { return " \(message)" }
        let type = thrown["name"]?.stringValue ?? "Error"
        return " " + (text.isEmpty ? type : "\(type): \(text)")
    }
}
