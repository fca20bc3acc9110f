import NIOCore

/// What a client may ask of a connection (docs/http.md has the table).
package struct HTTPLimits: Hashable, Sendable {
    /// Bytes of a request's body; above it 413.
    package var body = 104_857_600
    /// Bytes of a request's head, and fields in it; above it 431.
    package var headBytes = 64 * 1024
    package var headFields = 100
    /// How long the head of a request may take; then 408.
    package var headTime = Duration.seconds(30)
    /// How many bytes of a body must come in a second, on average since its start; below it 408.
    package var bodyRate = 240
    /// How long a body may be slower than that.
    package var bodyGrace = Duration.seconds(5)
    /// How long a client may take nothing, or less than `bodyRate`, of an answer that waits for it; then it is cut off.
    package var answerTime = Duration.seconds(20)
    /// How many connections may be open at once; more get 503.
    package var connections = 16_384
    /// How long a connection may be open without a request.
    package var idleTime = Duration.seconds(120)
    /// How long a connection that was told to close is kept for the client to read its answer.
    package var lingerTime = Duration.seconds(1)

    package init() {}

    /// Twice looked at in that time, a client that is too slow is found out.
    var answerLookTime: Duration { answerTime / 2 }
}
