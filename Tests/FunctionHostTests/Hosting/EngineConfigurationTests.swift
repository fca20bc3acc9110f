import DurableCore
import DurableEngine
import FunctionApp
import Testing

@testable import FunctionHost

/// What of host.json the engine is told.
struct EngineConfigurationTests {
    private static func settings(_ adjust: (inout DurableTaskConfiguration) -> Void) -> EngineConfiguration {
        var settings = DurableTaskConfiguration(processorCount: 2)
        adjust(&settings)
        return EngineConfiguration(settings)
    }

    @Test func limitsAreTakenOver() {
        let configuration = Self.settings {
            $0.maxConcurrentActivityFunctions = 3
            $0.maxConcurrentOrchestratorFunctions = 4
            $0.maxConcurrentEntityFunctions = 5
            $0.maxEntityOperationBatchSize = 6
            $0.maxOrchestrationActions = 7
            $0.maxEpisodeRetries = 8
        }
        #expect(configuration.activitySlots == 3)
        #expect(configuration.turnSlots == 4)
        #expect(configuration.entitySlots == 5)
        #expect(configuration.entityBatchLimit == 6)
        #expect(configuration.limits.actions == 7)
        #expect(configuration.episodeRetries == 8)
    }

    @Test func limitsOfScriptsAreTakenOver() {
        var limits = ScriptLimits()
        limits.actionsPerTurn = 2
        limits.subOrchestrationDepth = 3
        limits.payloadInMegabytes = 4
        let configuration = EngineConfiguration(DurableTaskConfiguration(processorCount: 1), limits)
        #expect(configuration.limits.actionsPerTurn == 2)
        #expect(configuration.limits.subOrchestrationDepth == 3)
        #expect(configuration.payloadLimit == PayloadLimit(bytes: 4_194_304))
    }

    @Test func timesAreTakenOver() {
        let standard = Self.settings { _ in }
        #expect(standard.leaseTime == .seconds(15))
        #expect(standard.claimTime == .seconds(300))
        let configuration = Self.settings {
            $0.storageProvider.controlQueueVisibilityTimeout = .seconds(60)
            $0.storageProvider.workItemQueueVisibilityTimeout = .seconds(120)
            $0.extendedSessionIdleTimeoutInSeconds = 9
            $0.entityMessageReorderWindowInMinutes = 2
            $0.retention = [.completed: .seconds(1)]
        }
        #expect(configuration.leaseTime == .seconds(60))
        #expect(configuration.claimTime == .seconds(120))
        #expect(configuration.sessionIdleTime == .seconds(9))
        #expect(configuration.emptyEntityRetention == .seconds(120))
        #expect(configuration.retention == [.completed: .seconds(1)])
    }

    @Test func sessionsCanBeSwitchedOff() {
        #expect(Self.settings { _ in }.sessionLimit > 0)
        #expect(Self.settings { $0.extendedSessionsEnabled = false }.sessionLimit == 0)
    }

    @Test func versionsAreTakenOver() {
        let configuration = Self.settings {
            $0.defaultVersion = "2.0"
            $0.versionMatchStrategy = .strict
            $0.versionFailureStrategy = .fail
            $0.nonDeterminism = .fail
        }
        #expect(configuration.versioning.host == "2.0")
        #expect(configuration.versioning.match == .same)
        #expect(configuration.versioning.mismatch == .fail)
        #expect(configuration.nonDeterminism == .fail)
    }
}
