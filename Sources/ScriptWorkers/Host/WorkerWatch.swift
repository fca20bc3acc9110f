import Glibc
import JSHost

/// What the supervisor knows of one worker. Used on the supervisor's thread.
final class WorkerWatch: @unchecked Sendable {
    private enum Patience {
        /// How long a script may keep other calls waiting, in milliseconds, until they go elsewhere.
        static let others = 40.0
        /// How much longer than it may a script may take, before the host ends it because the worker did not.
        static let watchdog = 250.0
    }

    let worker: WorkerProcess
    private let connection: WorkerConnection
    private let memory: ProcessFile
    private var schedule: ProcessFile?
    /// The entry and the call that ran at the last look, and when they were first seen.
    private var seen: Sight?

    private struct Sight {
        let entry: Int
        let call: Int?
        let time: ContinuousClock.Instant
        /// Milliseconds that the thread had run.
        let processorTime: Double
    }

    init(_ worker: WorkerProcess, _ connection: WorkerConnection) {
        self.worker = worker
        self.connection = connection
        memory = ProcessFile("/proc/\(connection.process.id)/statm")
    }

    /// Returns whether the worker has something to do.
    func look(memoryLimit: Int?) -> Bool {
        if let memoryLimit, residentMemory > memoryLimit {
            worker.end(.memory(limit: memoryLimit))
            return true
        }
        guard let caller = worker.caller else { return false }
        let page = connection.page
        let isInside = page.isInside
        guard isInside || caller.waitingCalls > 0 else {
            seen = nil
            return false
        }
        caller.callsBegan(through: page.begun, current: page.current)
        if isInside, !page.isReading { lookAtScript(page) } else { seen = nil }
        return true
    }

    private func lookAtScript(_ page: StatusPage) {
        let (entry, call) = (page.entries, page.current)
        guard let seen, seen.entry == entry, seen.call == call else {
            seen = Sight(entry: entry, call: call, time: .now, processorTime: processorTime)
            return
        }
        let waited = (ContinuousClock.now - seen.time) / .milliseconds(1)
        guard waited >= Patience.others else { return }
        let taken = processorTime - seen.processorTime
        // A thread that was given no time is not to blame; one that waits in the kernel is.
        if taken >= Patience.others / 2 || waited >= 10 * Patience.others { worker.giveBackCalls() }
        if let limit = page.limit, taken > Double(limit) + Patience.watchdog {
            worker.end(.processorTime(.milliseconds(limit)))
        }
    }

    private var residentMemory: Int {
        let pages = memory.read().split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        return pages * Int(getpagesize())
    }

    /// Milliseconds.
    private var processorTime: Double {
        if schedule == nil, connection.page.thread != 0 {
            schedule = ProcessFile("/proc/\(connection.process.id)/task/\(connection.page.thread)/schedstat")
        }
        return (schedule?.read().split(separator: " ").first.flatMap { Double($0) } ?? 0) / 1_000_000
    }
}
