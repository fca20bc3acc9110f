/// `extensions.http` of host.json (spec: host.md 2.3).
package struct HTTPConfiguration: Hashable, Sendable {
    /// What stands before the route of every function, without slashes at its ends; may be empty.
    package var routePrefix = "api"
    /// How many functions answer requests at the same time, and how many requests may wait or run; `nil` is no limit.
    package var maxConcurrentRequests: Int?
    package var maxOutstandingRequests: Int?
    /// Headers that every answer gets.
    package var customHeaders: [String: String] = [:]
    /// The value of `Strict-Transport-Security` that every answer gets; `nil` for none.
    package var strictTransportSecurity: String?
    /// Beyond the original: how long the head of a request may take, and how slow a body may be, in bytes a second, once the
    /// grace period is over.
    package var headerTimeout = Duration.seconds(30)
    package var minBodyRate = 240
    package var bodyGracePeriod = Duration.seconds(5)
    /// Beyond the original: how long a client may leave an answer unread, or read it at less than `minBodyRate`.
    package var answerTimeout = Duration.seconds(20)
    /// Beyond the original: how many connections may be open at once; `nil` is what the system's limits allow.
    package var maxConnections: Int?

    package init() {}
}
