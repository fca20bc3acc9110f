import JSONText

/// The keys of one function, as its file of the key folder holds them.
struct FunctionKeys: Hashable, Sendable {
    var keys: [NamedKey]

    /// One fresh random key.
    static func random() throws(KeyStoreError) -> FunctionKeys {
        FunctionKeys(keys: [NamedKey(name: "default", value: try Secrets.randomKey())])
    }
}

extension FunctionKeys: KeyFileContent {
    init?(_ json: JSONValue) {
        guard let keys = [NamedKey](json["keys"]) else { return nil }
        self.init(keys: keys)
    }

    static let form = "an object with keys ([{name, value}])"

    var lines: [(name: String, json: String)] { [("keys", keys.json)] }
}
