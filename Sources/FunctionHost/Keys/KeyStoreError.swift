/// Why there are no keys to compare with. Nobody gets in meanwhile.
enum KeyStoreError: Error, Hashable, CustomStringConvertible {
    case noRandomBytes
    case unusable(file: String, form: String)
    case failed(to: String, file: String, reason: String)

    var description: String {
        switch self {
        case .noRandomBytes: "The system gave no random bytes for a key."
        case .unusable(let file, let form): "The key file \(file) is not what it must be: JSON, \(form)."
        case .failed(let action, let file, let reason): "The key file \(file) could not be \(action): \(reason)."
        }
    }
}
