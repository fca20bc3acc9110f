/// The section `perdure` of host.json: what other hosts of Azure Functions do not know. The values here are the defaults.
package struct PerdureSettings: Hashable, Sendable {
    package var isolation = ScriptIsolation.process
    /// How many workers orchestrators and entities are spread over, by a hash of their ids.
    package var orchestratorWorkers = 1
    /// How long a stopping host waits for what runs; `nil` leaves it to `useGracefulShutdown`.
    package var shutdownTimeout: Duration?
    package var limits = ScriptLimits()
    package var allow = ScriptPermissions()

    package init() {}

    mutating func read(from reader: inout HostSettingReader) {
        for section in ["perdure", "perdure.limits", "perdure.allow"] { reader.checkSection(section) }
        isolation = reader.choice(["perdure.isolation"]) ?? isolation
        orchestratorWorkers = reader.int("perdure.orchestratorWorkers", in: 1...64) ?? orchestratorWorkers
        shutdownTimeout = reader.span(["perdure.shutdownTimeout"], in: .zero ... .seconds(86_400))
        limits.read(from: &reader)
        allow.read(from: &reader)
        reader.noteUnknown(in: "perdure", as: .warning)
    }
}
