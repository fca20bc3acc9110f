import DurableCore
import JSONText

/// What is remembered of a monitored timer, so that times that pass while no host is there are noticed (host.md 2.8).
struct TimerStatus: Hashable, Sendable {
    /// nil before the first run.
    var last: Timestamp?
    /// When it is to run next.
    var next: Timestamp
    var lastUpdated: Timestamp
}

extension TimerStatus {
    /// Reads what `payload` wrote; nil when it is nothing of the kind.
    init?(_ payload: Payload) {
        guard let json = try? JSONParser.parse(payload.json), let next = json["next"]?.intValue,
            let lastUpdated = json["lastUpdated"]?.intValue
        else { return nil }
        last = json["last"]?.intValue.map { Timestamp(microseconds: Int64($0)) }
        self.next = Timestamp(microseconds: Int64(next))
        self.lastUpdated = Timestamp(microseconds: Int64(lastUpdated))
    }

    /// Times as microseconds since 1970.
    var payload: Payload {
        var writer = JSONObjectWriter()
        if let last { writer.add("last", json: "\(last.microseconds)") }
        writer.add("next", json: "\(next.microseconds)")
        writer.add("lastUpdated", json: "\(lastUpdated.microseconds)")
        return Payload(json: writer.text)
    }
}
