import JSONText

/// The keys that are not of one function (host.md 1.1), as `host.json` of the key folder holds them.
struct HostKeys: Hashable, Sendable {
    /// Opens everything.
    var masterKey: String
    /// Opens what only reads the management API.
    var readOnlyKey: String
    /// Open every function of the levels `function` and `anonymous`.
    var functionKeys: [NamedKey]
    /// Each opens what is named by it; `durabletask_extension` the management API.
    var systemKeys: [NamedKey]
    /// What keys in management URLs are signed with; it never leaves the host.
    var urlSecret: String

    /// The key of the management API.
    static let durableTask = "durabletask_extension"

    /// Fresh random keys.
    static func random() throws(KeyStoreError) -> HostKeys {
        HostKeys(
            masterKey: try Secrets.randomKey(), readOnlyKey: try Secrets.randomKey(),
            functionKeys: [NamedKey(name: "default", value: try Secrets.randomKey())],
            systemKeys: [NamedKey(name: durableTask, value: try Secrets.randomKey())], urlSecret: try Secrets.randomKey())
    }
}

extension HostKeys: KeyFileContent {
    init?(_ json: JSONValue) {
        guard let master = json["masterKey"]?["value"]?.stringValue, !master.isEmpty,
            let readOnly = json["readOnlyKey"]?["value"]?.stringValue, !readOnly.isEmpty,
            let secret = json["urlSecret"]?["value"]?.stringValue, !secret.isEmpty,
            let functionKeys = [NamedKey](json["functionKeys"]), let systemKeys = [NamedKey](json["systemKeys"])
        else { return nil }
        self.init(
            masterKey: master, readOnlyKey: readOnly, functionKeys: functionKeys, systemKeys: systemKeys, urlSecret: secret)
    }

    static let form =
        "an object with masterKey, readOnlyKey and urlSecret ({name, value}), functionKeys and systemKeys ([{name, value}])"

    var lines: [(name: String, json: String)] {
        [
            ("masterKey", NamedKey(name: "master", value: masterKey).json),
            ("readOnlyKey", NamedKey(name: "readonly", value: readOnlyKey).json),
            ("functionKeys", functionKeys.json),
            ("systemKeys", systemKeys.json),
            ("urlSecret", NamedKey(name: "urls", value: urlSecret).json),
        ]
    }
}
