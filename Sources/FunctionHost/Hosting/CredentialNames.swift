/// What credentials are called.
enum CredentialNames {
    /// Whether an app setting is named like a secret, or like a connection, which has one.
    static func isSecret(setting name: String) -> Bool {
        let name = name.lowercased()
        if name.hasPrefix("customconnstr") || name.hasPrefix("connectionstrings") { return true }
        return ["password", "passwd", "pwd", "secret", "token", "sas", "key", "connectionstring"].contains {
            name.hasSuffix($0)
        }
    }

    /// Whether what stands behind `name=` is a credential; `mark` is the byte before the name.
    static func isCredential(field name: String, after mark: UInt8?) -> Bool {
        if isSecret(field: name) { return true }
        // `code=5` says how a process ended, `?code=5` is a key.
        guard let mark, "?&;".utf8.contains(mark) else { return false }
        return ["sig", "code"].contains(name)
    }

    /// Whether a header of this name has a credential.
    static func isCredential(header name: String) -> Bool {
        ["authorization", "proxy-authorization", "x-functions-key", "aeg-sas-key", "cookie", "set-cookie"].contains(name)
    }

    /// Whether a member of this name has a credential.
    static func isSecret(field name: String) -> Bool {
        [
            "password", "passwd", "pwd", "secret", "accountkey", "accesskey", "apikey", "api_key", "api-key", "token",
            "sharedaccesssignature",
        ].contains { name.hasSuffix($0) }
    }
}
