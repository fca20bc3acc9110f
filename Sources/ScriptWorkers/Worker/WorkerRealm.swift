import CLinux
import Glibc
import JSHost

/// The scripts of a worker, and what they tell the host.
///
/// What is reserved for the thread of the scripts says so.
final class WorkerRealm: RealmOwner {
    private let page: StatusPage
    private let writer: MessageWriter
    private let limits: ProcessorTimeLimits
    /// The entry and the call that were seen when a running script was looked at, and the processor time of then.
    private nonisolated(unsafe) var seen = (entry: 0, call: 0, time: 0.0)

    init(page: StatusPage, writer: MessageWriter, limits: ProcessorTimeLimits) {
        self.page = page
        self.writer = writer
        self.limits = limits
    }

    func frameComes() { page.note(isReading: true) }

    func scriptsEntered(_ isInside: Bool) {
        if page.thread == 0 { page.note(thread: Int(linux_thread_id())) }
        if isInside {
            page.note(limit: limits.otherwise)
        } else {
            page.endCalls()
            page.note(isReading: false)
        }
        page.countEntry()
    }

    func mayBegin(_ call: Int?, _ entry: String) -> Bool {
        guard let call else {
            page.endCalls()
            page.note(isReading: false)
            page.note(limit: limits.otherwise)
            return true
        }
        page.note(limit: limits.limit(of: entry))
        return page.begin(call)
    }

    func scriptsGoOn(stack: () -> String) {
        page.note(stack: stack())
        let now = Self.processorTime()
        let (entry, call) = (page.entries, page.current ?? 0)
        if (entry, call) != (seen.entry, seen.call) {
            seen = (entry, call, now)
        } else if let limit = page.limit, now - seen.time > Double(limit) {
            page.note(.processorTime, limit)
            _exit(0)
        }
    }

    func scriptsWrote(_ messages: [UInt8]) { send(WorkerMessage(.messages, messages)) }
    func scriptsViolated(_ reason: String) { send(WorkerMessage(.violation, reason)) }

    /// A script called `process.exit`.
    func exit(_ code: Int) -> Never {
        page.note(.exited, code)
        _exit(CInt(truncatingIfNeeded: code))
    }

    func send(_ message: WorkerMessage) {
        do throws(WorkerWireError) {
            try writer.write(message)
        } catch {
            // Without a host there is nothing left to do.
            _exit(0)
        }
    }

    /// Milliseconds that the thread has run.
    private static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
    }
}
