/// Where a storage account is and what opens it, read from a connection string.
package struct StorageConnectionString: Hashable, Sendable {
    package let accountName: String
    package let credential: StorageCredential
    /// Without a slash at the end, such as `https://account.blob.core.windows.net`.
    package let blobEndpoint: String
    package let queueEndpoint: String

    /// Reads `Name=value;…`; names are compared without case, and names that are not known are passed over.
    ///
    /// - Throws: `StorageConnectionStringError`, which never holds a value of the text.
    package init(_ text: String) throws(StorageConnectionStringError) {
        let values = try Self.values(of: text)
        if values["usedevelopmentstorage"]?.lowercased() == "true" {
            self = try Self.development(proxy: values["developmentstorageproxyuri"])
            return
        }
        let scheme = values["defaultendpointsprotocol"]?.lowercased() ?? "https"
        guard scheme == "https" || scheme == "http" else {
            throw .invalid("DefaultEndpointsProtocol", "is neither http nor https")
        }
        let suffix = values["endpointsuffix"] ?? "core.windows.net"
        let name = values["accountname"] ?? ""
        func endpoint(_ field: String, _ service: String) throws(StorageConnectionStringError) -> String {
            guard let given = values[field.lowercased()] else {
                if name.isEmpty { throw .missing("AccountName") }
                return "\(scheme)://\(name).\(service).\(suffix)"
            }
            guard given.hasPrefix("http://") || given.hasPrefix("https://"), !given.contains("?") else {
                throw .invalid(field, "is no http or https address")
            }
            return given.hasSuffix("/") ? String(given.dropLast()) : given
        }
        if values["accountname"] == nil, values["blobendpoint"] == nil, values["queueendpoint"] == nil {
            throw .missing("AccountName")
        }
        // An account that is known by one endpoint only still has the other one's errors, when it is asked for.
        let blob = values["blobendpoint"] == nil && name.isEmpty ? "" : try endpoint("BlobEndpoint", "blob")
        let queue = values["queueendpoint"] == nil && name.isEmpty ? "" : try endpoint("QueueEndpoint", "queue")
        let credential: StorageCredential
        if let key = values["accountkey"] {
            if name.isEmpty { throw .missing("AccountName") }
            guard let key = SharedKey(account: name, base64: key) else { throw .invalid("AccountKey", "is no Base64") }
            credential = .sharedKey(key)
        } else if let token = values["sharedaccesssignature"] {
            guard let signature = SharedAccessSignature(token: token) else {
                throw .invalid("SharedAccessSignature", "has no 'sig' in it")
            }
            credential = .signature(signature)
        } else {
            throw .missing("AccountKey or SharedAccessSignature")
        }
        self.init(accountName: name, credential: credential, blobEndpoint: blob, queueEndpoint: queue)
    }

    package init(accountName: String, credential: StorageCredential, blobEndpoint: String, queueEndpoint: String) {
        self.accountName = accountName
        self.credential = credential
        self.blobEndpoint = blobEndpoint
        self.queueEndpoint = queueEndpoint
    }

    private static func development(proxy: String?) throws(StorageConnectionStringError) -> StorageConnectionString {
        let host = proxy ?? "http://127.0.0.1"
        guard host.hasPrefix("http://") || host.hasPrefix("https://") else {
            throw .invalid("DevelopmentStorageProxyUri", "is no http or https address")
        }
        let origin = host.hasSuffix("/") ? String(host.dropLast()) : host
        let account = SharedKey.development.account
        return StorageConnectionString(
            accountName: account, credential: .sharedKey(.development), blobEndpoint: "\(origin):10000/\(account)",
            queueEndpoint: "\(origin):10001/\(account)")
    }

    /// By name in lower case.
    private static func values(of text: String) throws(StorageConnectionStringError) -> [String: String] {
        var values: [String: String] = [:]
        for (index, part) in text.split(separator: ";").enumerated() {
            let part = part.drop(while: \.isWhitespace)
            if part.isEmpty { continue }
            guard let equals = part.firstIndex(of: "="), equals > part.startIndex else { throw .malformed(part: index + 1) }
            let name = part[..<equals].lowercased()
            guard values.updateValue(String(part[part.index(after: equals)...]), forKey: name) == nil else {
                throw .repeated(String(part[..<equals]))
            }
        }
        // A field that is there but empty says nothing.
        return values.filter { !$0.value.isEmpty }
    }
}
