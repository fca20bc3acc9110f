import DurableCore
import Testing

/// Keeps account of an execution's tasks: each is scheduled once, and settled once unless a rewind takes its failure back.
struct TaskLedger {
    private var scheduled = 0
    private var open: [Int: HistoryEvent.Kind] = [:]
    private var failed: Set<Int> = []
    private var cancelled: Set<Int> = []

    /// What has yet to be answered, but for timers that were cancelled.
    var unanswered: [Int] { open.keys.filter { !cancelled.contains($0) }.sorted() }

    mutating func cancel(_ actions: [Action]) {
        for case .cancelTimer(let task) in actions { cancelled.insert(task) }
    }

    mutating func record(_ events: [HistoryEvent]) {
        for event in events {
            if let task = event.kind.scheduledTask {
                #expect(task == scheduled)
                scheduled += 1
                schedule(task, event.kind)
            }
            if let task = event.kind.settledTask {
                let wasOpen = open.removeValue(forKey: task) != nil
                #expect(wasOpen || failed.contains(task), "task \(task) is settled twice")
                failed.remove(task)
            }
            if let task = event.kind.failedTask { failed.insert(task) }
        }
    }

    private mutating func schedule(_ task: Int, _ kind: HistoryEvent.Kind) {
        switch kind {
        case .eventSent, .entityOperationSignaled: return
        case .entityUnlockSent: leaveCriticalSection()
        case .entityLockRequested:
            leaveCriticalSection()
            open[task] = kind
        default: open[task] = kind
        }
    }

    /// Nobody waits any more for locks that are given back.
    private mutating func leaveCriticalSection() {
        for (task, kind) in open {
            if case .entityLockRequested = kind { open[task] = nil }
        }
    }
}
