/// The properties of an `httpTrigger` (spec: host.md 2.7).
package struct HTTPTrigger: Hashable, Sendable {
    /// Without the prefix of host.json; the function's name when the file has no route.
    package let route: RouteTemplate
    /// In upper case; `nil` for all.
    package let methods: [String]?
    package let authLevel: AuthorizationLevel
}
