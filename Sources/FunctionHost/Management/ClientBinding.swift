import JSONText

/// The value a durable client binding has in `context.bindings` (host.md 1.8).
struct ClientBinding: Hashable, Sendable {
    let json: String

    init(_ urls: ManagementURLs) {
        let create = "\(urls.base)/orchestrators/{functionName}[/{instanceId}]"
        var creation = JSONObjectWriter()
        creation.add("createNewInstancePostUri", "\(create)?\(urls.query)")
        creation.add(
            "createAndWaitOnNewInstancePostUri",
            "\(create)?timeout={timeoutInSeconds}&pollingInterval={intervalInSeconds}&\(urls.query)")
        var management = JSONObjectWriter()
        management.add("id", "INSTANCEID")
        for (name, url) in urls.addresses(of: "INSTANCEID", withRewind: true) { management.add(name, url) }

        var writer = JSONObjectWriter()
        writer.add("taskHubName", urls.taskHub)
        writer.add("connectionName", urls.connection)
        writer.add("creationUrls", json: creation.text)
        writer.add("managementUrls", json: management.text)
        writer.add("baseUrl", urls.base)
        writer.add("requiredQueryStringParameters", urls.query)
        json = writer.text
    }
}
