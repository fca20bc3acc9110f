/// Which instances a host may run, by the version they were started under (host.md 3.16).
package struct Versioning: Hashable, Sendable {
    package enum Match: Hashable, Sendable {
        /// Every instance.
        case any
        /// Only those of the host's own version.
        case same
        /// Those of the host's own version and of older ones.
        case sameOrOlder
    }

    package enum Mismatch: Hashable, Sendable {
        /// The instance waits for a host that may run it.
        case wait
        case fail
    }

    package enum Verdict: Hashable, Sendable {
        case run
        case wait
        case fail(FailureDetails)
    }

    /// The version of the app the host serves; nil when it has none.
    package var host: String?
    package var match: Match
    package var mismatch: Mismatch

    package init(host: String? = nil, match: Match = .sameOrOlder, mismatch: Mismatch = .wait) {
        self.host = host
        self.match = match
        self.mismatch = mismatch
    }

    package func verdict(on instance: String?) -> Verdict {
        let order = Self.compare(instance, host)
        let isMatch =
            switch match {
            case .any: true
            case .same: order == 0
            case .sameOrOlder: order <= 0
            }
        if isMatch { return .run }
        if mismatch == .wait { return .wait }
        return .fail(
            FailureDetails(
                errorType: "VersionMismatch",
                message: "Orchestration version did not comply with Worker Versioning: the instance has the version "
                    + "'\(instance ?? "")', the app '\(host ?? "")'."))
    }

    /// Negative when `left` is older. No version is older than any; numbers with dots compare by number, all else as text
    /// without case.
    static func compare(_ left: String?, _ right: String?) -> Int {
        let (left, right) = (left ?? "", right ?? "")
        if left.isEmpty || right.isEmpty { return left.isEmpty == right.isEmpty ? 0 : left.isEmpty ? -1 : 1 }
        if let leftNumbers = numbers(left), let rightNumbers = numbers(right) {
            for place in 0..<max(leftNumbers.count, rightNumbers.count) {
                let l = place < leftNumbers.count ? leftNumbers[place] : 0
                let r = place < rightNumbers.count ? rightNumbers[place] : 0
                if l != r { return l < r ? -1 : 1 }
            }
            return 0
        }
        let (l, r) = (left.lowercased(), right.lowercased())
        return l == r ? 0 : l < r ? -1 : 1
    }

    private static func numbers(_ text: String) -> [Int]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        return parts.contains(nil) ? nil : parts.compactMap { $0 }
    }
}
