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

    /// Output types of Azure's other extensions, in lower case: what goes out through them is recorded.
    static let recordedOutputs: Set<String> = [
        "cosmosdb", "documentdb", "eventgrid", "kafka", "mobiletable", "mysql", "notificationhub", "rabbitmq", "redis",
        "sendgrid", "servicebus", "signalr", "sql", "twiliosms", "webpubsub",
    ]
}
