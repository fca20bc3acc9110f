import DurableCore
import DurableSQLite

/// What a store holds of an instance while no host is there.
struct RecordedTasks {
    /// Task numbers of the activities whose results are recorded, whether a turn has seen them or not.
    private(set) var tasks: Set<Int> = []
    private(set) var hasEnded = false
    private(set) var output: String?

    init(of id: InstanceID, in path: String) async throws {
        let storage = SQLiteStorage(path: path)
        try await storage.open()
        let now = Timestamp(microseconds: .max / 4)
        let leases = storage.exchangeLeases(for: "test", at: now, ttl: .seconds(60))
        let inbox = try await storage.inbox(leases, due: now, excluding: [], limit: 10)
        let stored = try await storage.load(id)
        await storage.close()
        let waiting = inbox.batches.filter { $0.instance == id }.flatMap(\.messages).map(\.message.event)
        for event in (stored?.history ?? []) + waiting {
            if case .taskCompleted(let task, _) = event.kind { tasks.insert(task) }
        }
        hasEnded = stored?.row.status.isTerminal ?? false
        output = stored?.row.output?.json
    }
}
