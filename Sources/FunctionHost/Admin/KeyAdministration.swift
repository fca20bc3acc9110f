import FunctionApp
import JSONText

/// Lists keys, and makes, changes and deletes single ones (host.md 1.12). A change counts from the next request on.
struct KeyAdministration: Sendable {
    let store: KeyStore
    let app: FunctionApp
    let origin: String

    /// Names that stand for the two keys that there is always one of.
    private static let single = ["_master", "_readonly"]

    enum Scope: Hashable, Sendable {
        case host, system
        case function(String)
    }

    /// `{"keys": [{"name", "value"}], "links": []}`.
    func list(_ scope: Scope, path: String) throws(KeyStoreError) -> HTTPAnswer {
        let keys = try keys(scope)
        return .json(200, "{\"keys\":\(keys.json),\"links\":[\(link(path))]}")
    }

    /// 200 with the key, 404 when there is none.
    func read(_ name: String, _ scope: Scope, path: String) throws(KeyStoreError) -> HTTPAnswer {
        guard let value = try keys(scope)[named: name] else { return .empty(404) }
        return answer(200, name, value, path: path)
    }

    /// Gives a key a value of its own, or a random one: 201 when it is new, 200 when it was there, with the key.
    func set(_ name: String, to value: String?, _ scope: Scope, path: String) throws(KeyStoreError) -> HTTPAnswer {
        let isSingle = scope == .system && Self.single.contains(name.lowercased())
        guard isSingle || (NamedKey.isValid(name: name) && !name.hasPrefix("_")) else {
            return .problem(400, "'\(name)' is no name for a key: it has letters, digits, '_', '-' and '.', and no '_' first.")
        }
        if let value, !NamedKey.isValid(value: value) {
            return .problem(400, "The value of the key '\(name)' must be 1 to 512 visible ASCII characters.")
        }
        let value = if let value { value } else { try Secrets.randomKey() }
        let isNew = try change(scope) { keys in keys.set(name, to: value) }
        return answer(isNew ? 201 : 200, name, value, path: path)
    }

    /// 204; 404 when there is none; 400 for one that there must be.
    func delete(_ name: String, _ scope: Scope) throws(KeyStoreError) -> HTTPAnswer {
        if scope == .system, Self.single.contains(name.lowercased()) {
            return .problem(400, "The key '\(name)' cannot be deleted. POST gives it a new value.")
        }
        return try change(scope) { keys in keys.remove(named: name) } ? .empty(204) : .empty(404)
    }

    private func keys(_ scope: Scope) throws(KeyStoreError) -> [NamedKey] {
        switch scope {
        case .host: return try store.hostKeys().functionKeys
        case .function(let name): return try store.functionKeys(of: name)
        case .system:
            let keys = try store.hostKeys()
            return [
                NamedKey(name: Self.single[0], value: keys.masterKey), NamedKey(name: Self.single[1], value: keys.readOnlyKey),
            ] + keys.systemKeys
        }
    }

    private func change(_ scope: Scope, _ change: (inout [NamedKey]) -> Bool) throws(KeyStoreError) -> Bool {
        switch scope {
        case .host: return try store.updateHostKeys { keys throws(KeyStoreError) in change(&keys.functionKeys) }
        case .function(let name):
            return try store.updateFunctionKeys(of: name) { keys throws(KeyStoreError) in change(&keys) }
        case .system:
            return try store.updateHostKeys { keys throws(KeyStoreError) in
                // The two single ones lie beside the list in the file, and in it for whoever manages keys.
                var all =
                    [
                        NamedKey(name: Self.single[0], value: keys.masterKey),
                        NamedKey(name: Self.single[1], value: keys.readOnlyKey),
                    ]
                    + keys.systemKeys
                let result = change(&all)
                keys.masterKey = all[0].value
                keys.readOnlyKey = all[1].value
                keys.systemKeys = Array(all.dropFirst(2))
                return result
            }
        }
    }

    private func answer(_ status: Int, _ name: String, _ value: String, path: String) -> HTTPAnswer {
        var writer = JSONObjectWriter()
        writer.add("name", name)
        writer.add("value", value)
        writer.add("links", json: "[\(link(path))]")
        return .json(status, writer.text)
    }

    private func link(_ path: String) -> String {
        var writer = JSONObjectWriter()
        writer.add("rel", "self")
        writer.add("href", origin + path)
        return writer.text
    }
}
