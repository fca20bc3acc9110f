package import JSONText

/// What binding expressions of one call are resolved against.
package struct ExpressionContext: Sendable {
    /// What the trigger tells of itself; names are compared without case.
    package var data: JSONObject
    package var functionName: String
    /// Since 1970, in UTC.
    package var now: Duration
    /// A random id of 32 hexadecimal digits.
    package var makeID: @Sendable () -> String

    package init(data: JSONObject, functionName: String, now: Duration, makeID: @escaping @Sendable () -> String) {
        self.data = data
        self.functionName = functionName
        self.now = now
        self.makeID = makeID
    }
}
