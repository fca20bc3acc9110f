/// Makes clients of real services, each once for a connection.
package protocol RemoteServices: Sendable {
    /// `connection`: the name the app gives the connection, for messages; `connectionString`: its setting.
    ///
    /// - Throws: what is wrong with the connection string, said without its secrets.
    func queues(connection: String, connectionString: String) throws -> any QueueService
    func blobs(connection: String, connectionString: String) throws -> any BlobService
    func tables(connection: String, connectionString: String) throws -> any TableService
    func eventHubs(connection: String, connectionString: String) throws -> any EventHubService
}
