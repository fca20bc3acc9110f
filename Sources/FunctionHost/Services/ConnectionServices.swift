package import FunctionApp

/// Finds for a connection of the app the services it names.
///
/// A connection whose setting is missing, empty or `UseDevelopmentStorage=true` is kept by the host itself.
package struct ConnectionServices: Sendable {
    private let settings: AppSettings
    private let remote: (any RemoteServices)?

    /// - Parameter remote: nil when there are no clients of real services.
    package init(settings: AppSettings, remote: (any RemoteServices)? = nil) {
        self.settings = settings
        self.remote = remote
    }

    package func queues(of connection: String?) -> ServicePlace<any QueueService> {
        place(connection ?? Self.storage, "queues") { try $0.queues(connection: $1, connectionString: $2) }
    }

    package func blobs(of connection: String?) -> ServicePlace<any BlobService> {
        place(connection ?? Self.storage, "blobs") { try $0.blobs(connection: $1, connectionString: $2) }
    }

    package func tables(of connection: String?) -> ServicePlace<any TableService> {
        place(connection ?? Self.storage, "tables") { try $0.tables(connection: $1, connectionString: $2) }
    }

    /// Without a connection there is no namespace to look in.
    package func eventHubs(of connection: String?) -> ServicePlace<any EventHubService> {
        guard let connection else { return .local }
        return place(connection, "event hubs") { try $0.eventHubs(connection: $1, connectionString: $2) }
    }

    /// Whether the task hub's own event hubs stand in for those of a connection.
    package func keepsEventHubs(of connection: String?) -> Bool {
        connection.map { settings.realConnectionString($0) == nil } ?? true
    }

    private static let storage = "AzureWebJobsStorage"

    private func place<Service>(
        _ connection: String, _ kind: String, _ make: (any RemoteServices, String, String) throws -> Service
    ) -> ServicePlace<Service> {
        guard let text = settings.realConnectionString(connection) else { return .local }
        guard let remote else {
            return .unserved(
                reason: "the connection '\(connection)' names a real account, and this version of Perdure does not talk to "
                    + "\(kind) of Azure. With the setting empty or 'UseDevelopmentStorage=true' they are kept by the host itself")
        }
        do {
            return .remote(try make(remote, connection, text))
        } catch {
            return .unserved(reason: "the connection '\(connection)' cannot be used: \(error)")
        }
    }
}

extension AppSettings {
    /// The connection string when it names a real account; nil when its setting is missing, empty or names the emulator.
    func realConnectionString(_ connection: String?) -> String? {
        guard let text = connectionString(connection) else { return nil }
        let plain = text.lowercased().filter { !$0.isWhitespace && $0 != ";" }
        return plain.isEmpty || plain == "usedevelopmentstorage=true" ? nil : text
    }
}
