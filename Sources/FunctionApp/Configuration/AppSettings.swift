/// The settings an app sees: the environment, and under it the values of `local.settings.json` (spec: host.md 2.4).
package struct AppSettings: Hashable, Sendable {
    /// All settings, as the environment variables of the app's scripts.
    package let values: [String: String]
    /// The names that came from `local.settings.json`.
    package let localNames: Set<String>
    /// The section `Host` of `local.settings.json`.
    package let localHost: LocalHostSettings

    private let folded: [String: String]

    package init(environment: [String: String], local: LocalSettings = LocalSettings()) {
        let values = local.values.merging(environment) { _, variable in variable }
        self.values = values
        localNames = Set(local.values.keys).subtracting(environment.keys)
        localHost = local.host
        folded = Dictionary(values.keys.sorted().map { (Self.fold($0), values[$0] ?? "") }) { first, _ in first }
    }

    /// The setting of that name. An exact match goes first; else case does not matter and `__` is the same as `:`.
    package subscript(name: String) -> String? {
        values[name] ?? folded[Self.fold(name)]
    }

    /// The connection string an app calls `name`: the setting `name`, `AzureWebJobs<name>` or the connection string `name`.
    /// Without a name it is that of `AzureWebJobsStorage`.
    package func connectionString(_ name: String?) -> String? {
        guard let name, !name.isEmpty else { return connectionString("AzureWebJobsStorage") }
        let sources = [name, "AzureWebJobs\(name)", "ConnectionStrings:\(name)"]
        let prefixed = ["CUSTOMCONNSTR_", "SQLAZURECONNSTR_", "SQLCONNSTR_", "MYSQLCONNSTR_"].map { $0 + name }
        return (sources + prefixed).lazy.compactMap { self[$0] }.first
    }

    /// Puts the settings' values in place of `%NAME%`. A `%` without a partner stands for itself.
    package func resolve(_ text: String) throws(UnresolvedSetting) -> String {
        var resolved = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "%"), let close = rest[rest.index(after: open)...].firstIndex(of: "%") {
            let name = String(rest[rest.index(after: open)..<close])
            resolved += rest[..<open]
            if name.isEmpty {
                resolved += "%%"
            } else {
                guard let value = self[name] else { throw UnresolvedSetting(name: name) }
                resolved += value
            }
            rest = rest[rest.index(after: close)...]
        }
        return resolved + rest
    }

    /// Whether a setting disables the function of that name.
    func disables(_ function: String) -> Bool {
        isOn("AzureWebJobs.\(function).Disabled") || isOn("AzureWebJobs_\(function)_Disabled")
    }

    /// Whether a setting says yes: `true` in any case, or `1`.
    package func isOn(_ name: String) -> Bool {
        guard let value = self[name]?.trimmed.lowercased() else { return false }
        return value == "true" || value == "1"
    }

    private static func fold(_ name: String) -> String {
        var folded = ""
        var rest = name.lowercased()[...]
        while let character = rest.first {
            let isNesting = rest.hasPrefix("__")
            folded.append(isNesting ? ":" : character)
            rest = rest.dropFirst(isNesting ? 2 : 1)
        }
        return folded
    }
}
