import FunctionApp
import HTTPClient

/// Where tokens of the managed identity are asked for, and how: App Service's `IDENTITY_ENDPOINT` and `IDENTITY_HEADER`, or
/// the older `MSI_ENDPOINT` and `MSI_SECRET`.
struct IdentityEndpoint: Sendable {
    private let url: String
    private let version: String
    private let proof: HTTPHeader

    /// What is told when the settings name none.
    static let missing = DurableHTTPFailure(
        .authentication,
        "A token of the managed identity was asked for, but the app has none: the settings IDENTITY_ENDPOINT and "
            + "IDENTITY_HEADER (or MSI_ENDPOINT and MSI_SECRET) are missing.")

    /// nil when a setting is missing.
    init?(_ settings: AppSettings) {
        func value(_ name: String) -> String? {
            settings[name].flatMap { $0.isEmpty ? nil : $0 }
        }
        if let url = value("IDENTITY_ENDPOINT"), let secret = value("IDENTITY_HEADER") {
            self.url = url
            version = "2019-08-01"
            proof = HTTPHeader("X-IDENTITY-HEADER", secret)
        } else if let url = value("MSI_ENDPOINT"), let secret = value("MSI_SECRET") {
            self.url = url
            version = "2017-09-01"
            proof = HTTPHeader("secret", secret)
        } else {
            return nil
        }
    }

    /// The request for a token. The endpoint is of this machine and named by the operator, so it may be anywhere.
    func request(for resource: String) -> HTTPClientRequest {
        let separator = url.contains("?") ? "&" : "?"
        var request = HTTPClientRequest(
            "GET", "\(url)\(separator)resource=\(Self.encoded(resource))&api-version=\(version)", headers: [proof],
            targets: .any)
        request.followsRedirects = false
        return request
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let character = Character(UnicodeScalar(byte))
            if character.isASCII, character.isLetter || character.isNumber || "-._~".contains(character) {
                return String(character)
            }
            return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }
}
