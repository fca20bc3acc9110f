/// The rule for names of queues.
package enum QueueNameRule {
    package static func isValid(_ name: String) -> Bool {
        (3...63).contains(name.count) && name.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil
    }

    package static func problem(with name: String) -> String {
        "The queue name '\(name)' is invalid: it must be 3 to 63 lower-case letters, digits and single dashes, "
            + "with a letter or digit at both ends."
    }
}
