/// A setting of Brotli, by its number.
struct BrotliParameter {
    let key: UInt32
    let value: UInt32

    static let failure = OperationError.crypto("ERR_ZLIB_INITIALIZATION_FAILED", "Initialization failed", name: "Error")

    /// From "key=value key=value".
    static func list(_ text: String) -> [BrotliParameter] {
        text.split(separator: " ").compactMap { pair in
            let parts = pair.split(separator: "=").compactMap { UInt32($0) }
            return parts.count == 2 ? BrotliParameter(key: parts[0], value: parts[1]) : nil
        }
    }
}
