/// The form in which a function wants the value of a binding.
package enum BindingDataType: String, CaseIterable, Hashable, Sendable {
    case string, binary, stream
}
