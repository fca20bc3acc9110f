import DurableCore
import JSONText

extension SecretRedactor {
    /// The same value, with its strings redacted, and those under the names of credentials hidden.
    func redacted(_ payload: Payload) -> Payload {
        guard let value = try? JSONParser.parse(payload.json) else { return payload }
        return Payload(json: redacted(value, of: "").text())
    }

    private func redacted(_ value: JSONValue, of name: String) -> JSONValue {
        switch value {
        case .string(let text):
            let isSecret = CredentialNames.isCredential(header: name) || CredentialNames.isSecret(field: name)
            return .string(isSecret ? Self.mark : redacted(text))
        case .array(let values): return .array(values.map { redacted($0, of: name) })
        case .object(let members):
            return .object(JSONObject(members.map { (key: $0.key, value: redacted($0.value, of: $0.key.lowercased())) }))
        case .null, .bool, .number: return value
        }
    }
}
