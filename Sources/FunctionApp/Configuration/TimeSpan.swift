/// Text for a length of time as .NET writes it: `00:05:00`, `1.12:00:00`, `00:00:00.250`.
package enum TimeSpan {
    /// Such as `00:05:00`, with days or a fraction of a second where there are any.
    package static func text(_ span: Duration) -> String {
        let (seconds, attoseconds) = span.components
        func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        var text = seconds >= 86_400 ? "\(seconds / 86_400)." : ""
        text += [seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60].map(two).joined(separator: ":")
        let ticks = attoseconds / 100_000_000_000
        return ticks == 0 ? text : text + ".\(String(10_000_000 + ticks).dropFirst())"
    }

    /// `nil` when the text is no such thing. A plain number counts days.
    static func parse(_ text: String) -> Duration? {
        var body = text.trimmed[...]
        let isNegative = body.first == "-"
        if isNegative { body = body.dropFirst() }
        if body.allSatisfy(\.isASCIIDigit), let days = Int(body), days <= 10_675_199 {
            return .seconds(days * 86_400) * (isNegative ? -1 : 1)
        }
        guard let found = body.wholeMatch(of: /(?:(\d{1,8})\.)?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,7}))?)?/)?.output,
            let days = Int(found.1 ?? "0"), let hours = Int(found.2), hours < 24,
            let minutes = Int(found.3), minutes < 60, let seconds = Int(found.4 ?? "0"), seconds < 60
        else { return nil }
        let fraction = (found.5 ?? "0").padding(to: 7).flatMap { Int64($0) } ?? 0
        let whole = Duration.seconds(((days * 24 + hours) * 60 + minutes) * 60 + seconds)
        return (whole + .nanoseconds(fraction * 100)) * (isNegative ? -1 : 1)
    }
}

extension Substring {
    /// The digits with zeros behind them.
    fileprivate func padding(to length: Int) -> String? {
        count <= length ? self + String(repeating: "0", count: length - count) : nil
    }
}
