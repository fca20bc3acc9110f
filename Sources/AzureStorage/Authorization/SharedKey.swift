/// The key of a storage account, which signs requests ("Authorize with Shared Key"). Its text never shows the key.
package struct SharedKey: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    package let account: String
    private let key: [UInt8]

    /// nil when the key is no Base64, or empty.
    package init?(account: String, base64 key: String) {
        guard let bytes = [UInt8](base64: key), !bytes.isEmpty else { return nil }
        self.account = account
        self.key = bytes
    }

    /// The account every storage emulator has, whose key is public.
    package static let development = SharedKey(
        account: "devstoreaccount1",
        base64: "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==")!

    package var description: String { "the key of the account '\(account)'" }
    package var customMirror: Mirror { Mirror(self, children: ["account": account]) }

    /// Base64 of the HMAC of a text.
    package func signature(of text: String) -> String { HMAC.sha256(Array(text.utf8), key: key).base64 }

    /// Whether a signature is that of the text. Takes as long for a wrong one as for the right one.
    package func verifies(_ signature: String, of text: String) -> Bool {
        HMAC.areEqual(Array(signature.utf8), Array(self.signature(of: text).utf8))
    }

    /// The value of the header `Authorization`.
    package func authorization(of request: StorageRequest) -> String {
        "SharedKey \(account):\(signature(of: StringToSign.text(of: request, account: account)))"
    }
}
