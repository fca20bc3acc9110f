import DurableCore
import DurableEngine
import FunctionApp
import Logging
import ServiceLifecycle

/// Calls one function for every version of every blob that its pattern matches, also for what came while no host was there
/// (host.md 2.10).
///
/// What it has called for is kept in the task hub. A call that a crash cut short is made again; one that fails is made as
/// often as host.json says, then the blob is told of in a queue.
actor BlobListener: Service {
    private let function: FunctionDefinition
    private let pattern: BlobPattern
    private let source: BlobSource
    private let settings: BlobsConfiguration
    private let clock: any HubClock
    private let hub: TaskHub
    private let calls: TriggeredCalls
    private let doorbell: Doorbell
    private var ledger = BlobLedger()
    private var isStopping = false

    init(
        function: FunctionDefinition, trigger: BlobTrigger, source: BlobSource, settings: BlobsConfiguration, hub: TaskHub,
        clock: any HubClock, calls: TriggeredCalls
    ) {
        self.function = function
        pattern = trigger.pattern
        self.source = source
        self.settings = settings
        self.hub = hub
        self.clock = clock
        self.calls = calls
        doorbell = source.doorbell(trigger.pattern.container) ?? Doorbell()
    }

    func run() async throws {
        let listener = self
        await withGracefulShutdownHandler {
            await listener.listen()
        } onGracefulShutdown: {
            Task { await listener.stop() }
        }
    }

    private func stop() {
        isStopping = true
        doorbell.ring()
    }

    /// Ends when the calls have ended that run when it is stopped.
    private func listen() async {
        await withDiscardingTaskGroup { group in
            while !isStopping, !Task.isCancelled {
                do {
                    let versions = try await source.versions(pattern.container, pattern.prefix)
                    ledger.keep(only: versions)
                    for version in ledger.open(versions) where ledger.busyCount < settings.maxDegreeOfParallelism {
                        guard let captures = pattern.captures(in: version.path.name) else { continue }
                        ledger.begin(version)
                        group.addTask { await self.process(version, captures) }
                    }
                } catch {
                    calls.logger.error("The blobs of '\(pattern.container)' cannot be listed: \(error)")
                }
                if !isStopping { await clock.wait(for: doorbell, atMost: source.interval) }
            }
        }
    }

    private func process(_ version: BlobVersion, _ captures: [(name: String, value: String)]) async {
        var isOver = false
        do {
            isOver = try await handle(version, captures)
        } catch {
            calls.logger.error("The function '\(function.name)' could not be called for the blob \(version.path): \(error)")
        }
        ledger.end(version, isOver: isOver)
        // Others may wait for a place.
        if isOver { doorbell.ring() }
    }

    /// Whether nothing is left to do for the version.
    private func handle(_ version: BlobVersion, _ captures: [(name: String, value: String)]) async throws -> Bool {
        let kept = try await hub.note(name(of: version)).flatMap { BlobReceipt($0) }
        var receipt = kept?.etag == version.etag ? kept ?? BlobReceipt(etag: version.etag) : BlobReceipt(etag: version.etag)
        while !receipt.isOver {
            if isStopping || Task.isCancelled { return false }
            if receipt.tries >= settings.poisonBlobThreshold {
                try await giveUp(version, &receipt)
                return true
            }
            // The version may be gone by now; then the one in its place comes on its own.
            guard let blob = try await source.service.read(version.path), blob.properties.etag == version.etag else {
                return true
            }
            receipt.tries += 1
            try await hub.keep(receipt.payload, under: name(of: version))
            let call = BlobCall(blob: blob, uri: source.service.uri(of: version.path), captures: captures)
            let effects: [Write]?
            do {
                let reason = "New blob detected: \(version.path)"
                effects = try await calls.effects(of: function, reason: reason) { call.fill(&$0) }
            } catch {
                // It was not the function that failed: that is no try.
                receipt.tries -= 1
                try await hub.keep(receipt.payload, under: name(of: version))
                throw error
            }
            guard let effects else { continue }
            var over = receipt
            over.isOver = true
            // What the function puts out is one with the receipt, so that neither comes without the other.
            let writes = effects + [.note(name(of: version), over.payload)]
            if let refusal = try await calls.scripts.outputs.commit(writes) {
                calls.logger.error("\(refusal.message)")
            } else {
                receipt = over
            }
        }
        return true
    }

    private func giveUp(_ version: BlobVersion, _ receipt: inout BlobReceipt) async throws {
        let limit = settings.poisonBlobThreshold
        calls.logger.warning(
            "Message has reached MaxDequeueCount of \(limit). Moving message to queue '\(PoisonBlob.queue)'.")
        receipt.isOver = true
        let poison = PoisonBlob(function: function, version: version)
        try await hub.write([
            .enqueue(PoisonBlob.queue, poison.payload, visibleAt: nil, at: hub.now),
            .note(name(of: version), receipt.payload),
        ])
    }

    private func name(of version: BlobVersion) -> String { "blob:\(function.name.lowercased()):\(version.path)" }
}
