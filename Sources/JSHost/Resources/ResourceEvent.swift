/// Something that happened to what scripts hold outside of their VM: a socket, a child process, work on another thread.
struct ResourceEvent: Sendable {
    /// Which one, by the number the scripts gave it.
    let resource: Int
    let name: String
    var values: [ScriptValue] = []
}

/// Tells the scripts of one realm what happened, from any thread. When the realm is gone nothing is told.
typealias EventPort = @Sendable (ResourceEvent) -> Void

/// A value on its way to scripts.
enum ScriptValue: Sendable {
    case undefined, null
    case bool(Bool)
    case number(Double)
    case string(String)
    case utf8([UInt8])
    /// Becomes an ArrayBuffer.
    case bytes([UInt8])
}
