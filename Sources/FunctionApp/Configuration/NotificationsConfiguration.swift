import JSONText

/// `extensions.durableTask.notifications.eventGrid`: where lifecycle events of orchestrations are sent (spec: host.md 2.2).
package struct NotificationsConfiguration: Hashable, Sendable {
    package enum Event: String, CaseIterable, Hashable, Sendable {
        case started = "Started"
        case completed = "Completed"
        case failed = "Failed"
        case terminated = "Terminated"
    }

    /// Absolute, `http` or `https`.
    package var topicEndpoint: String
    /// What the header `aeg-sas-key` says: the value of the app setting that is named.
    package var key: String
    package var retryCount = 0
    package var retryInterval = Duration.seconds(300)
    /// The statuses of answers that are worth a retry, beside no answer at all.
    package var retryStatuses: Set<Int> = []
    package var events = Set(Event.allCases)

    package init(topicEndpoint: String, key: String) {
        self.topicEndpoint = topicEndpoint
        self.key = key
    }

    /// nil when no topic is named, or something is wrong.
    static func read(from reader: inout HostSettingReader) -> NotificationsConfiguration? {
        func paths(_ name: String) -> [String] {
            let legacy = "eventGrid" + name.prefix(1).uppercased() + name.dropFirst()
            return reader.durable("notifications.eventGrid.\(name)", legacy: legacy)
        }
        let (topic, setting) = (paths("topicEndpoint"), paths("keySettingName"))
        let endpoint = reader.convert(topic, "an absolute URL, http or https") { value in
            value.stringValue.flatMap { $0.wholeMatch(of: /(?i)https?:\/\/[^\s\/?#]+\S*/) == nil ? nil : $0 }
        }
        let name = reader.string(setting)
        var configuration = NotificationsConfiguration(topicEndpoint: endpoint ?? "", key: "")
        configuration.retryCount = reader.int(paths("publishRetryCount"), in: 0...1_000) ?? 0
        configuration.retryInterval =
            reader.span(paths("publishRetryInterval"), in: .zero ... .seconds(3_600)) ?? configuration.retryInterval
        let statuses = paths("publishRetryHttpStatus")
        if let texts = reader.strings(statuses, of: "status codes") {
            let numbers = texts.compactMap { Int($0) }.filter { 100...599 ~= $0 }
            if numbers.count < texts.count {
                reader.report("'\(statuses[0])' must be an array of status codes, 100 to 599.", at: statuses)
            }
            configuration.retryStatuses = Set(numbers)
        }
        let types = paths("publishEventTypes")
        if let texts = reader.strings(types) {
            let events = texts.compactMap { text in Event.allCases.first { $0.rawValue.lowercased() == text.lowercased() } }
            if events.count < texts.count {
                let names = Event.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
                reader.report("'\(types[0])' must be an array of \(names).", at: types)
            }
            configuration.events = Set(events)
        }
        guard endpoint != nil else { return nil }
        guard let name, let key = reader.settings[name], !key.isEmpty else {
            let what = name.map { "the app setting '\($0)', which is missing or empty" } ?? "no app setting"
            reader.report(
                "The notifications need a key: 'keySettingName' names \(what).", at: name == nil ? topic : setting)
            return nil
        }
        configuration.key = key
        return configuration
    }
}
