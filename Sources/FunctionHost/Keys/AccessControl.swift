import DurableCore

/// Decides whether a request has the key for what it wants. Keys come in the header `x-functions-key`, else in `?code=`.
struct AccessControl: Sendable {
    let keys: KeyStore
    let taskHub: String
    /// Without it everything is open.
    let isEnforced: Bool
    let urlKeyLifetime: URLKeyLifetime

    /// - Throws: `KeyStoreError` when there is nothing to compare with.
    func admits(_ call: HTTPCall, to requirement: AccessRequirement) throws(KeyStoreError) -> Bool {
        guard isEnforced, requirement != .anonymous else { return true }
        guard let key = call.header("x-functions-key") ?? call.query("code"), !key.isEmpty else { return false }
        let host = try keys.hostKeys()
        if Secrets.isEqual(key, host.masterKey) { return true }
        switch requirement {
        case .anonymous: return true
        case .admin: return false
        case .system: return host.systemKeys.hold(key)
        case .function(let name):
            let own = try keys.functionKeys(of: name)
            return host.functionKeys.hold(key) || own.hold(key)
        case .management(let purpose, let isReading):
            if let system = host.systemKeys[named: HostKeys.durableTask], Secrets.isEqual(key, system) { return true }
            if isReading, Secrets.isEqual(key, host.readOnlyKey) { return true }
            guard let purpose else { return false }
            return purpose.isIn(key, of: taskHub, signedWith: host.urlSecret, urlKeyLifetime)
        }
    }
}
