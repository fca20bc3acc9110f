/// Takes secrets out of what is logged: the values of app settings that are named like secrets, and whatever stands where
/// connection strings, addresses and headers have their credentials.
package struct SecretRedactor: Sendable {
    /// What stands in the place of a secret.
    package static let mark = "[Hidden Credential]"

    /// Those that are known, longest first.
    private let known: [[UInt8]]

    /// - Parameter settings: app settings; of those named like a secret the values are known, when they have at least eight bytes.
    package init(settings: [String: String] = [:]) {
        let values = settings.filter { CredentialNames.isSecret(setting: $0.key) }.map { Array($0.value.utf8) }
        known = Set(values.filter { $0.count >= 8 }).sorted { $0.count > $1.count }
    }

    /// The text without secrets; most texts have none and come back as they are.
    package func redacted(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var result = bytes
        for secret in known where result.count >= secret.count { result = result.replacing(secret, with: Self.mark.utf8) }
        var scanner = CredentialScanner(result)
        result = scanner.redacted()
        return result == bytes ? text : String(decoding: result, as: UTF8.self)
    }
}
