/// How often and when a function that failed runs again (spec: host.md 2.6).
package struct RetryPolicy: Hashable, Sendable {
    /// nil for ever.
    package let maxRetryCount: Int?
    /// The first pause, and the longest; each is twice the one before.
    private let pauses: ClosedRange<Duration>

    /// The pause before a retry; `number` counts from 1.
    package func pause(before number: Int) -> Duration {
        min(pauses.upperBound, pauses.lowerBound * (1 << min(max(number - 1, 0), 30)))
    }

    init(maxRetryCount: Int?, pauses: ClosedRange<Duration>) {
        self.maxRetryCount = maxRetryCount
        self.pauses = pauses
    }

    /// Reads the section `retry` of a function.json; nil when it has a problem, which is noted.
    init?(_ fields: inout JSONFields) {
        let known = fields.problems.count
        let strategy = fields.string("strategy")
        let count = fields.int("maxRetryCount")
        if count.map({ $0 < -1 }) ?? (fields.value("maxRetryCount") == nil) {
            fields.report("'maxRetryCount' must be a whole number, 0 or more, or -1 for ever.", at: "maxRetryCount")
        }
        switch strategy?.lowercased() {
        case "fixeddelay":
            let pause = Self.pause("delayInterval", &fields)
            pauses = pause...pause
        case "exponentialbackoff":
            let shortest = Self.pause("minimumInterval", &fields)
            let longest = Self.pause("maximumInterval", &fields)
            if longest < shortest {
                fields.report("'maximumInterval' must not be shorter than 'minimumInterval'.", at: "maximumInterval")
            }
            pauses = shortest...max(shortest, longest)
        default:
            pauses = .zero ... .zero
            fields.report("'strategy' must be 'fixedDelay' or 'exponentialBackoff'.", at: "strategy")
        }
        maxRetryCount = count == -1 ? nil : count
        if fields.problems.count > known { return nil }
    }

    private static func pause(_ key: String, _ fields: inout JSONFields) -> Duration {
        if let pause = fields.string(key).flatMap(TimeSpan.parse), pause >= .zero { return pause }
        fields.report("'\(key)' must be a time span such as \"00:00:10\".", at: key)
        return .zero
    }

    /// What the section `retry` beside a trigger says, and what is wrong with it; `otherwise` when there is none. Of functions
    /// with triggers that cannot be retried the original takes no notice of it either.
    static func section(
        of fields: JSONFields, for trigger: Binding?, function: String, otherwise: RetryPolicy?
    ) -> (policy: RetryPolicy?, problems: [AppProblem]) {
        switch trigger?.kind {
        case .timerTrigger, .eventHubTrigger: break
        default: return (nil, [])
        }
        var fields = fields
        let known = fields.problems.count
        guard let members = fields.object("retry") else { return (otherwise, Array(fields.problems.dropFirst(known))) }
        let path = fields.path.appending(fields.spelling(of: "retry"))
        var section = JSONFields(members, of: fields.document, at: path, function: function)
        let policy = RetryPolicy(&section)
        return (policy, section.problems)
    }
}
