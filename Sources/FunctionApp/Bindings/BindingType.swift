/// The binding types with a meaning, and which ways their values can go.
enum BindingType: String, CaseIterable {
    case orchestrationTrigger, activityTrigger, entityTrigger
    case orchestrationClient, durableClient
    case httpTrigger, http
    case queueTrigger, queue
    case timerTrigger
    case blobTrigger, blob
    case eventHubTrigger, eventHub
    case table

    init?(ignoringCase name: String) {
        guard let type = Self.allCases.first(where: { $0.rawValue.lowercased() == name.lowercased() }) else { return nil }
        self = type
    }

    var directions: Set<BindingDirection> {
        switch self {
        case .orchestrationTrigger, .activityTrigger, .entityTrigger, .httpTrigger, .queueTrigger, .timerTrigger,
            .blobTrigger, .eventHubTrigger:
            [.in]
        case .http, .queue, .eventHub: [.out]
        case .orchestrationClient, .durableClient, .blob, .table: [.in, .out, .inout]
        }
    }

    /// Types of Azure's other extensions, in lower case: they are known, but have no meaning here.
    static let foreign: Set<String> = [
        "apihubfile", "apihubtable", "assistantcreate", "assistantpost", "assistantquery", "cosmosdb", "cosmosdbtrigger",
        "daprbinding", "daprinvoke", "daprpublish", "daprsecret", "daprstate", "documentdb", "eventgrid", "eventgridtrigger",
        "kafka", "kafkatrigger", "kusto", "mobiletable", "mysql", "mysqltrigger", "notificationhub", "rabbitmq",
        "rabbitmqtrigger", "redis", "redislisttrigger", "redispubsubtrigger", "redisstreamtrigger", "sendgrid", "servicebus",
        "servicebustrigger", "signalr", "signalrconnectioninfo", "signalrtrigger", "sql", "sqltrigger", "twiliosms",
        "warmuptrigger", "webpubsub", "webpubsubconnection", "webpubsubcontext", "webpubsubtrigger",
    ]
}
