/// The rule for names of tables.
package enum TableNameRule {
    package static func isValid(_ name: String) -> Bool { name.wholeMatch(of: /[A-Za-z][A-Za-z0-9]{2,62}/) != nil }

    package static func problem(with name: String) -> String {
        "The table name '\(name)' is invalid: it must be 3 to 63 letters and digits and begin with a letter."
    }
}
