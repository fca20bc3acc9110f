import DurableCore

/// What a function put into one of its output bindings.
struct FunctionOutput: Hashable, Sendable {
    let binding: String
    /// The value; `null` when it is bytes.
    let value: Payload
    /// What the function gave as a Buffer or the like.
    let bytes: [UInt8]?

    init(_ binding: String, _ value: Payload) {
        self.binding = binding
        self.value = value
        bytes = nil
    }

    init(_ binding: String, bytes: [UInt8]) {
        self.binding = binding
        value = .null
        self.bytes = bytes
    }
}
