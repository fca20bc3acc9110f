import DurableCore
import DurableEngine
import FunctionApp

extension EngineConfiguration {
    /// What host.json says of the engine.
    init(_ settings: DurableTaskConfiguration) {
        self.init(
            host: HostID(System.randomID()),
            turnSlots: settings.maxConcurrentOrchestratorFunctions,
            activitySlots: settings.maxConcurrentActivityFunctions,
            makeID: System.randomID)
        if !settings.extendedSessionsEnabled { sessionLimit = 0 }
        sessionIdleTime = .seconds(settings.extendedSessionIdleTimeoutInSeconds)
    }
}
