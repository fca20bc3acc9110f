import AzureStorage
import EventHubs
import FunctionApp
import HTTPClient
import Synchronization

/// Clients of real Azure services, each made once for a connection string.
final class AzureServices: RemoteServices {
    private struct Clients {
        var accounts: [String: StorageConnectionString] = [:]
        var producers: [String: EventHubProducer] = [:]
    }

    private let http: HTTPClient
    private let encoding: QueueMessageEncoding
    private let clients = Mutex(Clients())

    init(app: FunctionApp) {
        http = HTTPClient(environment: app.settings.values)
        encoding = app.host.queues.encodesMessages ? .base64 : .none
    }

    func queues(connection: String, connectionString: String) throws -> any QueueService {
        AzureQueues(try queueClients(connectionString))
    }

    func blobs(connection: String, connectionString: String) throws -> any BlobService {
        let account = try account(connectionString)
        guard !account.blobEndpoint.isEmpty else { throw StorageConnectionStringError.missing("BlobEndpoint") }
        let connection = StorageConnection(client: http, endpoint: account.blobEndpoint, credential: account.credential)
        return AzureBlobs(client: BlobClient(connection), endpoint: account.blobEndpoint)
    }

    func tables(connection: String, connectionString: String) throws -> any TableService {
        throw ServiceRejection("this version of Perdure does not talk to tables of Azure")
    }

    func eventHubs(connection: String, connectionString: String) throws -> any EventHubService {
        let account = try EventHubsConnectionString(connectionString)
        let producer = clients.withLock { clients in
            if let producer = clients.producers[connectionString] { return producer }
            let producer = EventHubProducer(settings: account.kafkaSettings)
            clients.producers[connectionString] = producer
            return producer
        }
        return AzureEventHubs(producer: producer, entityPath: account.entityPath)
    }

    /// Makes clients for the queues of an account.
    ///
    /// - Throws: `StorageConnectionStringError`.
    func queueClients(_ connectionString: String) throws -> @Sendable (_ name: String) -> QueueClient {
        let account = try account(connectionString)
        guard !account.queueEndpoint.isEmpty else { throw StorageConnectionStringError.missing("QueueEndpoint") }
        let connection = StorageConnection(client: http, endpoint: account.queueEndpoint, credential: account.credential)
        let encoding = encoding
        return { QueueClient($0, connection, encoding: encoding) }
    }

    private func account(_ text: String) throws -> StorageConnectionString {
        try clients.withLock { clients in
            if let account = clients.accounts[text] { return account }
            let account = try StorageConnectionString(text)
            clients.accounts[text] = account
            return account
        }
    }
}

extension StorageError {
    /// Whether the service will never do it, however often it is asked.
    var isForGood: Bool {
        switch self {
        case .invalidArgument: true
        case .refused(_, let status, _, _, _): [400, 404, 409, 411, 412, 413, 416].contains(status)
        case .unreachable, .invalidAnswer: false
        }
    }

    /// Runs `body`; what the service will never do becomes a rejection.
    static func rejecting<Value>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch let error as StorageError where error.isForGood {
            throw ServiceRejection(error.description)
        }
    }
}
