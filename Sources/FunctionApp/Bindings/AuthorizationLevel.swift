/// The key a caller of an HTTP function needs.
package enum AuthorizationLevel: String, CaseIterable, Hashable, Sendable {
    case anonymous, user, function, system, admin
}
