import JSONText

/// A setting of what is done with a key, by OpenSSL's name: `rsa_padding_mode`, `rsa_pss_saltlen`, `ec_paramgen_curve` ...
struct KeyControl {
    let name: String
    let value: String

    /// From `[[name, value]...]`.
    static func list(_ json: JSONValue?) -> [KeyControl] {
        (json?.arrayValue ?? []).compactMap { pair in
            guard let name = pair.arrayValue?.first?.stringValue, let value = pair.arrayValue?.last?.stringValue else {
                return nil
            }
            return KeyControl(name: name, value: value)
        }
    }

    static func parse(_ json: String) throws(OperationError) -> JSONValue {
        do {
            return try JSONParser.parse(json)
        } catch {
            throw OperationError(message: "The options of the key are not JSON")
        }
    }
}
