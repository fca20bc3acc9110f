package import JSONText

/// One function as the app's code registers it, unchecked.
package struct FunctionRegistration: Sendable {
    package let name: String
    /// `{trigger, return?, extraInputs?, extraOutputs?, retry?}`: bindings as in a function.json, each with its name, type and
    /// direction.
    package let options: JSONObject
    /// The file that was run, absolute.
    package let entryFile: String
    /// Where the call stands that registers it, relative to the app's root: `entryFile` or a script that this requires.
    package let file: String
    package let place: SourceLocation?

    package init(name: String, options: JSONObject, entryFile: String, file: String, place: SourceLocation?) {
        self.name = name
        self.options = options
        self.entryFile = entryFile
        self.file = file
        self.place = place
    }
}
