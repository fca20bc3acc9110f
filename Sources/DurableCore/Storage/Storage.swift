/// Where a task hub is kept. Reads may run at any time; `commit` is the only way to change instances and queues.
///
/// Everything thrown is an infrastructure failure: the caller waits and tries again.
package protocol Storage: Sendable {
    /// Creates what is missing and brings older stores up to date.
    func open() async throws
    func close() async

    /// One heartbeat: see `LeaseTable.exchange`.
    func exchangeLeases(for host: HostID, at now: Timestamp, ttl: Duration) async throws -> [PartitionLease]
    /// Gives up every lease of a host that stops.
    func releaseLeases(of host: HostID) async throws

    /// Due messages of instances in the leased partitions, grouped by instance, oldest first.
    ///
    /// - Parameter busy: instances to leave out. Those of them to which a termination was sent come as `interrupted`.
    func inbox(
        _ leases: [PartitionLease], due now: Timestamp, excluding busy: Set<InstanceID>, limit: Int
    ) async throws -> InboxPage
    /// The instance with its history; nil when there is none.
    func load(_ id: InstanceID) async throws -> StoredInstance?
    /// The instance without its history; nil when there is none.
    func instance(_ id: InstanceID) async throws -> InstanceRow?
    /// Instances that match, in the order of their creation, beginning after `position`.
    func instances(_ query: InstanceQuery, after position: InstancePage.Position?, limit: Int) async throws -> InstancePage
    /// At most `limit` events of the history, beginning behind the first `count`; nil when there is no such instance.
    func history(of id: InstanceID, after count: Int, limit: Int) async throws -> HistoryPage?
    /// How many instances match, by name and status, in any order. What changes meanwhile may be counted before or after.
    func counts(_ query: InstanceQuery) async throws -> [InstanceCount]

    /// The value that was last kept under a name; nil when there is none.
    func note(_ name: String) async throws -> Payload?

    /// Takes visible messages, oldest first, for `host` until `until`. Claims of the app's own queues count even when the process
    /// dies before it settles them, so that a message that kills its handlers can be told; those of activities need not.
    func claim(
        _ queue: QueueName, limit: Int, by host: HostID, at now: Timestamp, until: Timestamp
    ) async throws -> ClaimPage
    /// Prolongs claims that still stand; those that were lost are left out of the answer.
    func extend(_ receipts: [ClaimedMessage.Receipt], until: Timestamp) async throws -> [ClaimedMessage.Receipt]

    /// The first messages of a queue in the order in which they become visible, those among them that are held or not visible
    /// yet. Claims nothing.
    func peek(_ queue: QueueName, limit: Int) async throws -> [QueueEntry]
    /// The queues that have messages, in the order of their names.
    func queues() async throws -> [QueueSummary]

    /// Events that an event hub keeps, oldest first, beginning after one; after 0 it is from the first.
    func events(of hub: EventHubName, after sequence: Int64, limit: Int) async throws -> [EventHubRecord]
    /// The event hubs that something was ever put into, in the order of their names.
    func eventHubs() async throws -> [EventHubSummary]

    /// The value of a row; nil when there is none.
    func row(_ key: TableKey) async throws -> Payload?
    /// Rows of a table, or of one of its partitions, in the order of their keys, beginning after `position`.
    func rows(of table: TableName, in partition: String?, after position: TableKey?, limit: Int) async throws -> TablePage

    /// A number that is another one after anybody but this storage has changed the store, such as another process. Costs next to
    /// nothing.
    func changesOfOthers() async throws -> Int64

    /// Applies writes, each by itself, and answers them in order. All of them are durable when the call returns; when it
    /// throws, the outcome is unknown and callers look again.
    func commit(_ writes: [Write]) async throws -> [WriteOutcome]
}
