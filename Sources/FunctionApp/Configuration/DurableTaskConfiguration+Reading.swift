import JSONText

extension DurableTaskConfiguration {
    /// Takes over what the file and the environment say. Names of Functions 1 are read as well; those of 2 win.
    mutating func read(from reader: inout HostSettingReader) {
        let names = reader.durable("hubName")
        hubName = reader.hubName(names) ?? TaskHubName.fallback(siteName: reader.settings["WEBSITE_SITE_NAME"])
        reader.read(&defaultVersion, reader.durable("defaultVersion"))
        reader.read(&versionMatchStrategy, reader.durable("versionMatchStrategy"))
        reader.read(&versionFailureStrategy, reader.durable("versionFailureStrategy"))
        reader.read(&maxConcurrentActivityFunctions, reader.durable("maxConcurrentActivityFunctions"), in: 1...100_000)
        reader.read(&maxConcurrentOrchestratorFunctions, reader.durable("maxConcurrentOrchestratorFunctions"), in: 1...100_000)
        reader.read(&maxConcurrentEntityFunctions, reader.durable("maxConcurrentEntityFunctions"), in: 1...100_000)
        reader.read(&maxEntityOperationBatchSize, reader.durable("maxEntityOperationBatchSize"), in: 1...Int.max)
        reader.read(&extendedSessionsEnabled, reader.durable("extendedSessionsEnabled"))
        reader.read(
            &extendedSessionIdleTimeoutInSeconds, reader.durable("extendedSessionIdleTimeoutInSeconds"), in: 0...Int(Int32.max))
        reader.read(
            &extendedSessionHeapLimitInMegabytes, reader.durable("extendedSessionHeapLimitInMegabytes"), in: 16...1_000_000)
        retention =
            reader.convert(
                reader.durable("retention"),
                "a time span such as \"30.00:00:00\", \"never\", or an object with one of these for each of "
                    + "\"Completed\", \"Failed\", \"Terminated\", \"Canceled\"", RetentionConfiguration.parse) ?? retention
        reader.read(&maxOrchestrationActions, reader.durable("maxOrchestrationActions"), in: 1...Int.max)
        reader.read(&overridableExistingInstanceStates, reader.durable("overridableExistingInstanceStates"))
        reader.read(
            &entityMessageReorderWindowInMinutes, reader.durable("entityMessageReorderWindowInMinutes"), in: 0...Int(Int32.max))
        reader.read(&rollbackEntityOperationsOnExceptions, reader.durable("rollbackEntityOperationsOnExceptions"))
        reader.read(&useGracefulShutdown, reader.durable("useGracefulShutdown"))
        reader.read(&throwStatusExceptionsOnRaiseEvent, reader.durable("throwStatusExceptionsOnRaiseEvent"))
        reader.read(
            &defaultAsyncRequestSleepTimeMilliseconds,
            reader.durable("httpSettings.defaultAsyncRequestSleepTimeMilliseconds"), in: 0...Int(Int32.max))
        allowPrivateTargets = reader.privateTargets(reader.durable("httpSettings.allowPrivateTargets")) ?? allowPrivateTargets
        reader.read(&httpApiEnabled, reader.durable("httpApiEnabled"))
        reader.read(&useLegacySystemKeyUrls, reader.durable("useLegacySystemKeyUrls"))
        scopedUrlLifetime = reader.lifetime(reader.durable("scopedUrlLifetime")) ?? scopedUrlLifetime
        reader.read(&determinism, reader.durable("determinism"))
        reader.read(&nonDeterminism, reader.durable("nonDeterminism"))
        reader.read(&maxEpisodeRetries, reader.durable("maxEpisodeRetries"), in: 0...Int(Int32.max))
        reader.read(
            &tracing.traceInputsAndOutputs, reader.durable("tracing.traceInputsAndOutputs", legacy: "traceInputsAndOutputs"))
        reader.read(&tracing.traceReplayEvents, reader.durable("tracing.traceReplayEvents", legacy: "logReplayEvents"))
        readStorageProvider(from: &reader)
        notifications = NotificationsConfiguration.read(from: &reader)
        ignoreOthers(from: &reader)
    }

    /// What concerns Azure's storage and telemetry, or is always as it should be.
    private func ignoreOthers(from reader: inout HostSettingReader) {
        for name in ["storeInputsInOrchestrationHistory", "localRpcEndpointEnabled", "useAppLease"] {
            reader.ignore(reader.bool(reader.durable(name)), reader.durable(name))
        }
        for name in ["renewInterval", "acquireInterval", "leaseInterval"] {
            let paths = reader.durable("appLeaseOptions.\(name)")
            reader.ignore(reader.span(paths, in: .zero ... .seconds(86_400)), paths)
        }
        for name in ["tracing.distributedTracingEnabled", "tracing.allowVerboseLinuxTelemetry"] {
            reader.ignore(reader.bool(reader.durable(name)), reader.durable(name))
        }
        for name in ["tracing.distributedTracingProtocol", "tracing.version"] {
            reader.ignore(reader.string(reader.durable(name)), reader.durable(name))
        }
    }

    private mutating func readStorageProvider(from reader: inout HostSettingReader) {
        storageProvider.type = reader.string(reader.durable("storageProvider.type")) ?? storageProvider.type
        storageProvider.path = reader.path(reader.durable("storageProvider.path"))
        let connection =
            reader.durable("storageProvider.connectionName") + reader.durable("storageProvider.connectionStringName")
            + reader.durable("azureStorageConnectionStringName")
        storageProvider.connectionName = reader.string(connection) ?? storageProvider.connectionName
        reader.read(
            &storageProvider.partitionCount, reader.durable("storageProvider.partitionCount", legacy: "partitionCount"),
            in: 1...16)
        for (name, time) in [
            ("controlQueueVisibilityTimeout", \Self.storageProvider.controlQueueVisibilityTimeout),
            ("workItemQueueVisibilityTimeout", \Self.storageProvider.workItemQueueVisibilityTimeout),
        ] {
            let paths = reader.durable("storageProvider.\(name)", legacy: name)
            self[keyPath: time] = reader.span(paths, in: .seconds(60) ... .seconds(3_600))
        }
        ignoreOthersOfStorageProvider(from: &reader)
    }

    private func ignoreOthersOfStorageProvider(from reader: inout HostSettingReader) {
        func paths(_ name: String, legacy: String? = nil) -> [String] {
            reader.durable("storageProvider.\(name)", legacy: legacy ?? name)
        }
        for (name, range) in [("controlQueueBatchSize", 1...32), ("controlQueueBufferThreshold", 1...1_000)] {
            reader.ignore(reader.int(paths(name), in: range), paths(name))
        }
        let polling = paths("maxQueuePollingInterval")
        reader.ignore(reader.span(polling, in: .zero ... .seconds(86_400)), polling)
        let store = paths("trackingStoreConnectionName", legacy: "trackingStoreConnectionStringName")
        reader.ignore(reader.string(store), store)
        reader.ignore(reader.string(paths("trackingStoreNamePrefix")), paths("trackingStoreNamePrefix"))
        for name in [
            "fetchLargeMessagesAutomatically", "useLegacyPartitionManagement", "useTablePartitionManagement",
            "allowReplayingTerminalInstances", "useInstanceTableEtag",
        ] {
            reader.ignore(reader.bool(paths(name)), paths(name))
        }
    }
}

extension HostSettingReader {
    /// The places of a durable setting, most important first: where Functions 2 has it, then Functions 1.
    func durable(_ name: String, legacy: String? = nil) -> [String] {
        let names = [name] + (legacy.map { [$0] } ?? [])
        return names.map { "extensions.durableTask.\($0)" } + names.map { "durableTask.\($0)" }
    }

    fileprivate mutating func read(_ value: inout Int, _ paths: [String], in range: ClosedRange<Int>) {
        value = int(paths, in: range) ?? value
    }

    fileprivate mutating func read(_ value: inout Bool, _ paths: [String]) {
        value = bool(paths) ?? value
    }

    fileprivate mutating func read(_ value: inout String?, _ paths: [String]) {
        value = string(paths) ?? value
    }

    fileprivate mutating func read<Choice: RawRepresentable<String> & CaseIterable>(_ value: inout Choice, _ paths: [String]) {
        value = choice(paths) ?? value
    }

    /// `.some(nil)` for `never`.
    fileprivate mutating func lifetime(_ paths: [String]) -> Duration?? {
        convert(paths, "a time span of at least an hour such as \"30.00:00:00\", or \"never\"") { value -> Duration?? in
            guard let text = value.stringValue?.trimmed else { return nil }
            if text.lowercased() == "never" { return .some(nil) }
            return TimeSpan.parse(text).flatMap { $0 >= .seconds(3_600) ? .some($0) : nil }
        }
    }

    fileprivate mutating func path(_ paths: [String]) -> String? {
        convert(paths, "the path of a file") { value in
            value.stringValue.flatMap { $0.isEmpty || $0.hasSuffix("/") || $0.utf8.contains(0) ? nil : $0 }
        }
    }

    fileprivate mutating func hubName(_ paths: [String]) -> String? {
        guard let written = string(paths) else { return nil }
        do throws(UnresolvedSetting) {
            let name = try settings.resolve(written)
            if TaskHubName.isValid(name) { return name }
            report(
                "Task hub name '\(name)' should contain only alphanumeric characters, start with a letter, "
                    + "and have length between 3 and 50.", at: paths)
        } catch {
            report(error.description, at: paths)
        }
        return nil
    }
}
