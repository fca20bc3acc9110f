import FunctionApp
import Synchronization

/// The keys of an app, in files of a folder that only its owner may read: `host.json`, and one for each function.
///
/// Keys are made when they are first needed, and a file that was changed is read again: keys change without a restart.
final class KeyStore: Sendable {
    let folder: String
    private let host: Mutex<KeyFile<HostKeys>>
    private let functions = Mutex<[String: KeyFile<FunctionKeys>]>([:])

    init(folder: String) {
        self.folder = folder
        host = Mutex(KeyFile(path: "\(folder)/host.json"))
    }

    /// `.perdure/keys` in the app's folder; where host.json names a file for the task hub, that name with `.keys` behind it.
    static func folder(of app: FunctionApp) -> String {
        guard let chosen = app.host.durableTask.storageProvider.path else { return "\(app.root)/.perdure/keys" }
        return (chosen.hasPrefix("/") ? chosen : "\(app.root)/\(chosen)") + ".keys"
    }

    func hostKeys() throws(KeyStoreError) -> HostKeys {
        try host.withLock { file throws(KeyStoreError) in try file.content() }
    }

    func updateHostKeys<Result: Sendable>(
        _ change: (inout HostKeys) throws(KeyStoreError) -> Result
    ) throws(KeyStoreError) -> Result {
        try host.withLock { file throws(KeyStoreError) in try file.update(change) }
    }

    /// `function`: a name of the app's functions, in any case.
    func functionKeys(of function: String) throws(KeyStoreError) -> [NamedKey] {
        try updateFunctionKeys(of: function) { $0 }
    }

    func updateFunctionKeys<Result: Sendable>(
        of function: String, _ change: (inout [NamedKey]) throws(KeyStoreError) -> Result
    ) throws(KeyStoreError) -> Result {
        let name = function.lowercased()
        return try functions.withLock { files throws(KeyStoreError) in
            try files[name, default: KeyFile(path: "\(folder)/\(name).json")].update { content throws(KeyStoreError) in
                try change(&content.keys)
            }
        }
    }
}
