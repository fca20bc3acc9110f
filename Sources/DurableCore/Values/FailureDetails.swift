/// A failure of user code, as data: it is recorded in history and handed to whoever awaits the result.
package struct FailureDetails: Hashable, Sendable {
    /// The error's class name, such as `TypeError`.
    package var errorType: String
    package var message: String
    /// The stack as the script engine wrote it, with file and line of the user's source.
    package var stackTrace: String?
    /// Everything else the thrown value carried (cause, own properties), as the script side wrote it for the script side.
    package var error: Payload?

    package init(errorType: String, message: String, stackTrace: String? = nil, error: Payload? = nil) {
        self.errorType = errorType
        self.message = message
        self.stackTrace = stackTrace
        self.error = error
    }
}
