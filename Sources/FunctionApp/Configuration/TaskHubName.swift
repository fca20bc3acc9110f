/// The rules for the name of a task hub (spec: host.md 2.2).
package enum TaskHubName {
    /// The hub of an app that names none.
    package static let standard = "TestHubName"

    /// 3 to 50 letters and digits of ASCII, a letter first.
    package static func isValid(_ name: String) -> Bool {
        guard let first = name.first, first.isLetter else { return false }
        return (3...50).contains(name.count) && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }

    /// The hub of an app that names none: made of the site's name where there is one.
    package static func fallback(siteName: String?) -> String {
        var name = (siteName ?? "").filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        guard let first = name.first else { return standard }
        if first.isNumber { name = "t" + name }
        if name.count < 3 { name += "Hub" }
        return String(name.prefix(45))
    }
}
