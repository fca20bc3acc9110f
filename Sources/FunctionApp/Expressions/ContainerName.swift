/// The rule for names of blob containers.
package enum ContainerName {
    package static let rule = "3 to 63 lower-case letters, digits and single dashes, with a letter or digit at both ends"

    package static func isValid(_ name: some StringProtocol) -> Bool {
        if ["$root", "$web", "$logs"].contains(String(name)) { return true }
        return (3...63).contains(name.count) && String(name).wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil
    }
}
