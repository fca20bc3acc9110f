import DurableCore

/// The parameters of a request to the management API, read as what they should be (host.md 1.3).
///
/// Names are compared without case. A parameter with nothing in it counts as left out.
struct RequestParameters: Sendable {
    private let pairs: [(name: String, value: String)]

    init(_ pairs: [(name: String, value: String)]) {
        self.pairs = pairs.filter { pair in !pair.value.allSatisfy(\.isWhitespace) }
    }

    func all(_ name: String) -> [String] {
        let name = name.lowercased()
        return pairs.filter { $0.name.lowercased() == name }.map(\.value)
    }

    func text(_ name: String) -> String? { all(name).first }

    /// `true` or `false` in any case; anything else counts as left out.
    func flag(_ name: String, otherwise: Bool) -> Bool { text(name).flatMap { Bool($0.lowercased()) } ?? otherwise }

    func time(_ name: String) throws(InvalidParameter) -> Timestamp? {
        guard let text = text(name) else { return nil }
        guard let time = Timestamp(iso8601: text) else {
            throw InvalidParameter(name: name, value: text, expected: "a time in ISO 8601 such as 2024-02-28T05:18:49Z")
        }
        return time
    }

    func number(_ name: String) throws(InvalidParameter) -> Double? {
        guard let text = text(name) else { return nil }
        guard let number = Double(text), number.isFinite else {
            throw InvalidParameter(name: name, value: text, expected: "a number")
        }
        return number
    }

    func count(_ name: String) throws(InvalidParameter) -> Int? {
        guard let text = text(name) else { return nil }
        guard let count = Int(text), count > 0 else {
            throw InvalidParameter(name: name, value: text, expected: "a whole number above 0")
        }
        return count
    }

    /// Statuses separated by commas, the parameter given once or often; names in any case, or the original's numbers.
    func statuses(_ name: String) throws(InvalidParameter) -> Set<RuntimeStatus>? {
        var statuses: Set<RuntimeStatus> = []
        for text in all(name).flatMap({ $0.split(separator: ",") }) {
            let text = text.drop(while: \.isWhitespace).prefix { !$0.isWhitespace }
            guard let status = Self.statuses[text.lowercased()] else {
                let names = RuntimeStatus.allCases.map(\.rawValue).sorted().joined(separator: ", ")
                throw InvalidParameter(name: name, value: String(text), expected: "one or more of \(names)")
            }
            statuses.insert(status)
        }
        return statuses.isEmpty ? nil : statuses
    }

    /// By lower-case name and by the original's number (host.md 1.5).
    private static let statuses: [String: RuntimeStatus] = {
        let numbered: [RuntimeStatus] = [
            .running, .completed, .continuedAsNew, .failed, .canceled, .terminated, .pending, .suspended,
        ]
        var statuses: [String: RuntimeStatus] = [:]
        for (number, status) in numbered.enumerated() {
            statuses[String(number)] = status
            statuses[status.rawValue.lowercased()] = status
        }
        return statuses
    }()

    /// Every `tag=name:value`; the value may hold further colons.
    func tags(_ name: String) throws(InvalidParameter) -> [String: String] {
        var tags: [String: String] = [:]
        for text in all(name) {
            guard let colon = text.firstIndex(of: ":"), colon > text.startIndex else {
                throw InvalidParameter(name: name, value: text, expected: "a name and a value with ':' between them")
            }
            tags[String(text[..<colon])] = String(text[text.index(after: colon)...])
        }
        return tags
    }
}
