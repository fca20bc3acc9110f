/// Something wrong with an app, said so that its author can put it right.
package struct AppProblem: Hashable, Sendable {
    package enum Severity: String, Hashable, Sendable {
        /// The function, the setting or the app cannot be used.
        case error
        /// It works, but perhaps not as meant.
        case warning
        /// It works as meant; only for those who look closely.
        case note
    }

    package let severity: Severity
    /// Relative to the app's root, such as `Hello/function.json`; the root itself when the whole app is concerned.
    package let file: String
    package let function: String?
    /// The property as a path, such as `bindings[0].route` or `extensions.durableTask.hubName`.
    package let field: String?
    package let location: SourceLocation?
    package let message: String

    package init(
        _ severity: Severity = .error, file: String, function: String? = nil, field: String? = nil,
        location: SourceLocation? = nil, message: String
    ) {
        self.severity = severity
        self.file = file
        self.function = function
        self.field = field
        self.location = location
        self.message = message
    }
}

extension AppProblem: CustomStringConvertible {
    /// One line: what is wrong, then where.
    package var description: String {
        let place = [file, location?.description].compactMap(\.self).joined(separator: ":")
        let context = field.map { "\(place), \($0)" } ?? place
        guard let function, severity == .error else { return "\(message) (\(context))" }
        return "The '\(function)' function is in error: \(message) (\(context))"
    }
}
