/// What a run of an activity came to.
package struct ActivityOutcome: Hashable, Sendable {
    package var result: ActivityResult
    /// What it puts out: committed with its result or, when nobody awaits that any more, not at all.
    package var effects: [Write]

    package init(_ result: ActivityResult, effects: [Write] = []) {
        self.result = result
        self.effects = effects
    }
}
