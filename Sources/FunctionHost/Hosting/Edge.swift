import DurableEngine
import FunctionApp
import Logging

/// How a host meets the world: where it listens, under which names, who may come in (docs/http.md).
struct Edge: Sendable {
    let address: String
    let isLoopback: Bool
    /// Such as `localhost:7071`, for the environment of the scripts.
    let hostname: String
    /// Under which the host is reached, in the addresses it hands out; such as `http://localhost:7071`.
    let origin: String
    /// Where it listens, for whoever started it.
    let listeningOrigin: String
    let access: AccessControl
    let urlKeys: URLKeys
    let screen: RequestScreen
    let headers: [(name: String, value: String)]

    /// The address that is to be listened on.
    static func address(_ app: FunctionApp, _ options: HostOptions) -> String {
        options.address ?? app.settings.localHost.httpAddress ?? "127.0.0.1"
    }

    /// - Parameter port: the one it listens on.
    init(
        _ app: FunctionApp, _ options: HostOptions, port: Int, clock: any HubClock = SystemHubClock(), logger: Logger
    ) {
        address = Self.address(app, options)
        let bracketed = address.contains(":") ? "[\(address)]" : address
        isLoopback = Authority(bracketed)?.isLoopback ?? false
        let isSpecific = !["0.0.0.0", "::"].contains(address) && !isLoopback
        let local = "\(isSpecific ? bracketed : "localhost"):\(port)"
        listeningOrigin = "http://\(local)"
        // A name of this machine is nothing to the world, and its port may be that of another run.
        let publicName = app.settings["WEBSITE_HOSTNAME"].flatMap { name in
            Authority(name).flatMap { $0.isLoopback || $0.name == "0.0.0.0" ? nil : name }
        }
        hostname = publicName ?? local
        // The world comes through a proxy that speaks TLS.
        origin = publicName.map { "https://\($0)" } ?? listeningOrigin

        let durable = app.host.durableTask
        let keys = KeyStore(folder: KeyStore.folder(of: app))
        let lifetime = URLKeyLifetime(duration: durable.scopedUrlLifetime) { clock.now }
        access = AccessControl(
            keys: keys, taskHub: durable.hubName, isEnforced: options.enforcesKeys || !isLoopback, urlKeyLifetime: lifetime)
        urlKeys =
            access.isEnforced
            ? URLKeys(
                keys, taskHub: durable.hubName, lifetime: durable.useLegacySystemKeyUrls ? nil : lifetime, logger: logger)
            : .none
        let settings = app.settings.localHost
        let wantsCredentials = options.allowsCORSCredentials ?? settings.allowsCORSCredentials
        let cors = CORSPolicy(origins: options.corsOrigins ?? settings.corsOrigins, allowsCredentials: wantsCredentials)
        if wantsCredentials, !cors.allowsCredentials {
            logger.warning(
                "CORS credentials are not allowed: they need a list of origins, not '*' and not none.")
        }
        screen = RequestScreen(isLoopback: isLoopback, publicName: publicName, cors: cors)
        headers =
            app.host.http.customHeaders.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
            + (app.host.http.strictTransportSecurity.map { [(name: "Strict-Transport-Security", value: $0)] } ?? [])
    }
}

extension HTTPLimits {
    /// What host.json and the settings say.
    init(_ app: FunctionApp) {
        self.init()
        if let limit = app.settings["FUNCTIONS_REQUEST_BODY_SIZE_LIMIT"].flatMap({ Int($0) }), limit > 0 { body = limit }
        headTime = app.host.http.headerTimeout
        bodyRate = app.host.http.minBodyRate
        bodyGrace = app.host.http.bodyGracePeriod
        answerTime = app.host.http.answerTimeout
        // Without descriptors the host could open neither files nor connections of its own.
        connections = app.host.http.maxConnections ?? min(connections, max(64, System.descriptorLimit - 512))
    }
}
