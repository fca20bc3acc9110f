import JSONText

/// Which major version of the `durable-functions` module the app was written for.
///
/// It is that of the dependency in `package.json`; an app of function.json files that declares none gets 2.
package enum CompatibilityLevel: Int, Hashable, Sendable {
    case one = 1
    case two = 2
    case three = 3

    /// Reads a version range as npm has it (`^1.5.0`, `~2`, `>=3.0 <4`, `npm:durable-functions@1.x`);
    /// `nil` when it names no version.
    package init?(range: String) {
        let version = range.hasPrefix("npm:") ? range.split(separator: "@").last.map(String.init) ?? "" : range
        guard !version.contains("/") else { return nil }
        let start = version.drop { "^~<>=v ".contains($0) }
        let digits = start.prefix(while: \.isASCIIDigit)
        guard let major = Int(digits), start.dropFirst(digits.count).first.map({ ".-+ |".contains($0) }) ?? true else {
            return nil
        }
        self.init(rawValue: min(max(major, 1), 3))
    }
}
