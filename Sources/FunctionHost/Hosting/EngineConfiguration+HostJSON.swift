import DurableCore
import DurableEngine
import FunctionApp

extension EngineConfiguration {
    /// What host.json says of the engine.
    init(_ settings: DurableTaskConfiguration, _ limits: ScriptLimits = ScriptLimits()) {
        self.init(
            host: HostID(System.randomID()),
            turnSlots: settings.maxConcurrentOrchestratorFunctions,
            entitySlots: settings.maxConcurrentEntityFunctions,
            entityBatchLimit: settings.maxEntityOperationBatchSize,
            activitySlots: settings.maxConcurrentActivityFunctions,
            makeID: System.randomID)
        if !settings.extendedSessionsEnabled { sessionLimit = 0 }
        sessionIdleTime = .seconds(settings.extendedSessionIdleTimeoutInSeconds)
        leaseTime = settings.storageProvider.controlQueueVisibilityTimeout ?? leaseTime
        claimTime = settings.storageProvider.workItemQueueVisibilityTimeout ?? claimTime
        versioning = Versioning(settings)
        nonDeterminism = settings.nonDeterminism == .fail ? .fail : .suspend
        // Code that sees the machine's clock may well ask for other times on a replay.
        comparesTimerTimes = settings.determinism == .enforce
        episodeRetries = settings.maxEpisodeRetries
        self.limits.actions = settings.maxOrchestrationActions
        self.limits.actionsPerTurn = limits.actionsPerTurn
        self.limits.subOrchestrationDepth = limits.subOrchestrationDepth
        payloadLimit = PayloadLimit(limits)
        emptyEntityRetention = .seconds(60 * settings.entityMessageReorderWindowInMinutes)
        retention = settings.retention.reduce(into: [:]) { kept, entry in
            if let status = RuntimeStatus(rawValue: entry.key.rawValue) { kept[status] = entry.value }
        }
    }
}

extension PayloadLimit {
    /// What host.json says.
    init(_ limits: ScriptLimits) { self.init(bytes: limits.payloadInMegabytes << 20) }
}

extension Versioning {
    fileprivate init(_ settings: DurableTaskConfiguration) {
        self.init(host: settings.defaultVersion)
        match =
            switch settings.versionMatchStrategy {
            case .none: .any
            case .strict: .same
            case .currentOrOlder: .sameOrOlder
            }
        mismatch = settings.versionFailureStrategy == .fail ? .fail : .wait
    }
}
