/// The six kinds of JSON values; the raw value is the word for it in messages.
package enum JSONKind: String, Hashable, Sendable {
    case null, bool, number, string, array, object
}
