/// What is wrong with a connection string. No case holds a value of it, since any may be a secret.
package enum StorageConnectionStringError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Counted from 1.
    case malformed(part: Int)
    case missing(String)
    case invalid(String, String)
    case repeated(String)

    package var description: String {
        switch self {
        case .malformed(let part): "part \(part) of the connection string is not of the form Name=value"
        case .missing(let field): "the connection string has no \(field)"
        case .invalid(let field, let reason): "\(field) in the connection string \(reason)"
        case .repeated(let field): "the connection string has \(field) twice"
        }
    }
}
