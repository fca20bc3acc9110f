import JSONText

/// `extensions.durableTask.retention`: how long instances are kept after they ended.
///
/// A time span such as `"30.00:00:00"` for all of them, `"never"` to keep them, or an object with a time span or `"never"` for
/// each of `Completed`, `Failed`, `Terminated`, `Canceled`; those that are left out have the default.
package enum RetentionConfiguration {
    package enum Status: String, CaseIterable, Hashable, Sendable {
        case completed = "Completed"
        case failed = "Failed"
        case terminated = "Terminated"
        case canceled = "Canceled"
    }

    static let standard = uniform(.seconds(30 * 86_400))

    static func uniform(_ time: Duration) -> [Status: Duration] {
        Dictionary(uniqueKeysWithValues: Status.allCases.map { ($0, time) })
    }

    /// nil when the value is none of these.
    static func parse(_ value: JSONValue) -> [Status: Duration]? {
        if let time = time(value) { return time.map(uniform) ?? [:] }
        guard let members = value.objectValue else { return nil }
        var retention = standard
        for (key, value) in members {
            guard let status = Status.allCases.first(where: { $0.rawValue.lowercased() == key.lowercased() }),
                let time = time(value)
            else { return nil }
            retention[status] = time
        }
        return retention
    }

    /// nil when it is no time; `.some(nil)` for "never".
    private static func time(_ value: JSONValue) -> Duration?? {
        guard let text = value.stringValue else { return nil }
        if text.lowercased() == "never" { return .some(nil) }
        guard let time = TimeSpan.parse(text), time >= .zero else { return nil }
        return time
    }
}
