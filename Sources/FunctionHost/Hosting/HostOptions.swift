/// What the host of an app is told at its start.
package struct HostOptions: Sendable {
    /// The app's folder.
    package var root: String
    /// Variables of the process; those of local.settings.json are added.
    package var environment: [String: String]
    /// Only these functions are loaded; nil loads all.
    package var functions: [String]?
    /// nil takes the one of local.settings.json, else 127.0.0.1.
    package var address: String?
    /// nil takes the one of local.settings.json, else 7071. 0 takes any free one.
    package var port: Int?
    /// Whether keys are asked for where only this machine can reach the host; elsewhere they always are.
    package var enforcesKeys = false
    /// The origins whose pages may call the app from a browser; nil takes those of local.settings.json.
    package var corsOrigins: [String]?
    /// Whether they may send credentials; nil takes what local.settings.json says.
    package var allowsCORSCredentials: Bool?
    /// Whether requests are answered.
    package var servesHTTP = true
    /// Whether timers and queues start functions.
    package var firesTriggers = true
    /// Whether activities and orchestrations that fail are errors in the log; the caller may tell of them itself.
    package var tellsFailures = true

    /// The program whose command `worker` runs scripts; nil is this one.
    package var workerExecutable: String?

    package init(root: String, environment: [String: String]) {
        self.root = root
        self.environment = environment
    }
}
