/// How large one payload of user code may be.
package struct PayloadLimit: Hashable, Sendable {
    /// Of its JSON text in UTF-8.
    package var bytes: Int

    package init(bytes: Int) { self.bytes = bytes }

    package static let none = PayloadLimit(bytes: .max)

    /// Why a payload is refused; nil when it is small enough.
    package func refusal(of payload: Payload?, _ what: @autoclosure () -> String) -> FailureDetails? {
        guard let size = payload?.json.utf8.count, size > bytes else { return nil }
        return FailureDetails(
            errorType: "PayloadTooLarge",
            message: "\(what()) is too large: \(size) bytes of JSON. The limit is \(bytes) bytes, which "
                + "perdure.limits.payloadInMegabytes of host.json sets.")
    }
}
