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
        writer.add("input", json: showsInput ? input : "null")
        writer.add("customStatus", json: row.entity?.statusJSON ?? row.customStatus?.json ?? "null")
        writer.add("output", json: output)
        writer.add("createdTime", row.createdAt.iso8601(fractionDigits: 0))
        writer.add("lastUpdatedTime", row.lastUpdatedAt.iso8601(fractionDigits: 0))
        if row.status == .suspended, let reason = row.reason { writer.add("suspendReason", reason) }
        if let history { writer.add("historyEvents", json: history.json) }
        return writer.text
    }

    /// For an entity, what it holds (host.md 3.13): `{"exists", "state"}`, the state as JSON text.
    private var input: String {
        guard let entity = row.entity else { return row.input?.json ?? "null" }
        var writer = JSONObjectWriter()
        writer.add("exists", entity.exists)
        writer.add("state", json: entity.value.map { jsonString($0.json) } ?? "null")
        return writer.text
    }

    /// The result; the reason of a terminated instance; the failure's text of a failed one.
    private var output: String {
        if row.status == .failed, let failure = row.failure { return jsonString(failure.orchestratorReason(row.name)) }
        if row.status == .terminated { return row.reason.map { jsonString($0) } ?? "null" }
        return row.output?.json ?? "null"
    }
}

extension EntityState {
    /// What an entity shows as its custom status (host.md 3.13).
    fileprivate var statusJSON: String {
        var writer = JSONObjectWriter()
        writer.add("entityExists", exists)
        writer.add("lockedBy", json: lock.map { jsonString($0.id.text) } ?? "null")
        return writer.text
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
