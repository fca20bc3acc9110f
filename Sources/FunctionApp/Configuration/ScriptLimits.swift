/// `perdure.limits` of host.json: how much the code of an app may use up before it fails.
package struct ScriptLimits: Hashable, Sendable {
    /// Of one call of an activity, a trigger or an HTTP function; `nil` is without end.
    package var processorTime: Duration? = .seconds(60)
    /// Of one turn of an orchestrator or one batch of an entity; `nil` is without end.
    package var turnProcessorTime: Duration? = .seconds(10)
    package var workerMemoryInMegabytes = 1024
    /// Of one result, input, event, output or message.
    package var payloadInMegabytes = 100
    /// What one turn of an orchestrator, one batch of an entity or one call of a client function may ask for.
    package var actionsPerTurn = 100_000
    /// How many parents an orchestration may have above it.
    package var subOrchestrationDepth = 100
    /// How many worker processes one call may take with it, for reasons other than a limit, before it fails.
    package var workerDeaths = 3

    package init() {}

    mutating func read(from reader: inout HostSettingReader) {
        func path(_ name: String) -> String { "perdure.limits.\(name)" }
        processorTime = reader.timeout(path("processorTime")) ?? processorTime
        turnProcessorTime = reader.timeout(path("turnProcessorTime")) ?? turnProcessorTime
        workerMemoryInMegabytes =
            reader.int(path("workerMemoryInMegabytes"), in: 64...1_000_000) ?? workerMemoryInMegabytes
        // SQLite takes values up to a thousand million bytes.
        payloadInMegabytes = reader.int(path("payloadInMegabytes"), in: 1...900) ?? payloadInMegabytes
        actionsPerTurn = reader.int(path("actionsPerTurn"), in: 1...Int(Int32.max)) ?? actionsPerTurn
        subOrchestrationDepth = reader.int(path("subOrchestrationDepth"), in: 1...Int(Int32.max)) ?? subOrchestrationDepth
        workerDeaths = reader.int(path("workerDeaths"), in: 1...1_000) ?? workerDeaths
    }
}
