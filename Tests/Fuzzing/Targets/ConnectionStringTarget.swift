import AzureStorage
import EventHubs

extension FuzzTarget {
    /// Connection strings; errors must never show a value, which may be a key.
    static let connectionString = FuzzTarget("connection-string") { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        var shown = ""
        do throws(StorageConnectionStringError) {
            shown += String(describing: try StorageConnectionString(text).credential)
        } catch {
            shown += error.description
        }
        do {
            let string = try EventHubsConnectionString(text)
            try expect(!string.host.isEmpty, "there is no host")
            try expect(string.kafkaSettings["bootstrap.servers"]?.isEmpty == false, "there is no server")
        } catch let error as EventHubsConnectionStringError {
            shown += error.description
        }
        for part in text.split(separator: ";") {
            let isSecret = ["key=", "signature="].contains { part.lowercased().contains($0) }
            guard isSecret, let equals = part.firstIndex(of: "=") else { continue }
            let value = part[part.index(after: equals)...]
            try expect(value.count < 16 || !shown.contains(value), "a value is shown: \(shown)")
        }
    }
}
