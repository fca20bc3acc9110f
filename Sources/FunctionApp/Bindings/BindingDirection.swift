/// Which way the value of a binding goes, seen from the function.
package enum BindingDirection: String, CaseIterable, Hashable, Sendable {
    case `in`, out, `inout`
}
