import DurableCore
import FunctionApp

extension TimerTrigger {
    /// The first time after `time`; nil when there is none.
    func next(after time: Timestamp) -> Timestamp? {
        schedule.next(after: .microseconds(time.microseconds), in: timeZone).map { Timestamp(microseconds: $0.microseconds) }
    }

    /// On the clock of the trigger's zone, such as `2026-03-29T03:00:00+02:00`.
    func text(_ time: Timestamp) -> String {
        let offset = timeZone.offset(at: .microseconds(time.microseconds))
        let digits = time.microseconds.isMultiple(of: 1_000_000) ? 0 : 6
        let minutes = abs(offset) / 60
        let hours = "\(minutes / 60 + 100):\(minutes % 60 + 100)".split(separator: ":").map { $0.dropFirst() }.joined(
            separator: ":")
        return (time + .seconds(offset)).iso8601(fractionDigits: digits).dropLast() + (offset < 0 ? "-" : "+") + hours
    }

    /// The value a function gets (host.md 2.8).
    func value(status: TimerStatus?, isPastDue: Bool) -> Payload {
        var writer = JSONObjectWriter()
        writer.add("schedule", json: #"{"adjustForDST":true}"#)
        if let status {
            var times = JSONObjectWriter()
            // What .NET has for a time that never was.
            times.add("last", status.last.map(text) ?? "0001-01-01T00:00:00+00:00")
            times.add("lastUpdated", text(status.lastUpdated))
            times.add("next", text(status.next))
            writer.add("scheduleStatus", json: times.text)
        } else {
            writer.add("scheduleStatus", json: "null")
        }
        writer.add("isPastDue", isPastDue)
        return Payload(json: writer.text)
    }
}
