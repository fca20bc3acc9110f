import DurableCore

/// What the activities of simulated programs come to: always the same, but for those that are broken until they are repaired.
enum SimulatedActivity {
    static func result(_ name: String, _ input: Payload?, isRepaired: Bool = true) -> ActivityResult {
        if name == "Boom" || (name.hasPrefix("Broken:") && !isRepaired) { return failure(name) }
        if name.hasPrefix("Flaky"), let needed = Int(name.dropFirst(5)), let attempt = input.flatMap({ Int($0.json) }),
            attempt < needed
        {
            return failure(name)
        }
        return .returned(Payload(json: "\"\(name)(\(input?.json ?? ""))\""))
    }

    static func failure(_ name: String) -> ActivityResult {
        .threw(FailureDetails(errorType: "Error", message: "\(name) threw"))
    }

    /// The instance whose client can repair the activity; nil when it is not one that is broken.
    static func owner(of name: String) -> InstanceID? {
        name.hasPrefix("Broken:") ? InstanceID(String(name.dropFirst(7))) : nil
    }

    /// Whether an activity can come to this.
    static func allows(_ result: ActivityResult, of name: String, _ input: Payload?) -> Bool {
        result == self.result(name, input) || (owner(of: name) != nil && result == failure(name))
    }
}
