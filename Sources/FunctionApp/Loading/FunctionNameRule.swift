/// What a function may be called.
enum FunctionNameRule {
    /// Notes a problem with a name that is none.
    static func check(_ name: String, _ fields: inout JSONFields) {
        if name.lowercased() == "host" || name.wholeMatch(of: /[a-zA-Z][a-zA-Z0-9_\-]{0,127}/) == nil {
            fields.report("'\(name)' is not a valid function name.")
        }
    }
}
