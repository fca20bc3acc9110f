import DurableCore
import JSONText

/// The value a durable client binding has in `context.bindings` (host.md 1.8).
struct ClientBinding: Sendable {
    /// Stands where the key of an instance goes, which depends on the instance: the client of the scripts puts it in.
    static let instanceKey = "INSTANCEKEY"

    private let urls: ManagementURLs

    init(_ urls: ManagementURLs) { self.urls = urls }

    /// As it is now: keys may change.
    var json: String {
        let creationQuery = urls.query(key: urls.keys.key(for: .creation))
        let managementKey = urls.keys.areScoped ? Self.instanceKey : urls.keys.key(for: .instance("INSTANCEID"))
        let create = "\(urls.base)/orchestrators/{functionName}[/{instanceId}]"
        var creation = JSONObjectWriter()
        creation.add("createNewInstancePostUri", "\(create)?\(creationQuery)")
        creation.add(
            "createAndWaitOnNewInstancePostUri",
            "\(create)?timeout={timeoutInSeconds}&pollingInterval={intervalInSeconds}&\(creationQuery)")
        var management = JSONObjectWriter()
        management.add("id", "INSTANCEID")
        for (name, url) in urls.addresses(of: "INSTANCEID", query: urls.query(key: managementKey), withRewind: true) {
            management.add(name, url)
        }

        var writer = JSONObjectWriter()
        writer.add("taskHubName", urls.taskHub)
        writer.add("connectionName", urls.connection)
        writer.add("creationUrls", json: creation.text)
        writer.add("managementUrls", json: management.text)
        writer.add("baseUrl", urls.base)
        writer.add("requiredQueryStringParameters", creationQuery)
        return writer.text
    }
}
