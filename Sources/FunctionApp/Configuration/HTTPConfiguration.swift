/// `extensions.http` of host.json (spec: host.md 2.3).
package struct HTTPConfiguration: Hashable, Sendable {
    /// What stands before the route of every function, without slashes at its ends; may be empty.
    package var routePrefix = "api"
    /// How many functions answer requests at the same time, and how many requests may wait or run; `nil` is no limit.
    package var maxConcurrentRequests: Int?
    package var maxOutstandingRequests: Int?

    package init() {}
}
