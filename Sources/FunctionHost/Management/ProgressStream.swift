import DurableCore
import DurableEngine
import JSONText

/// What happens to an instance, told to one client as it happens: every event of its history, every change of its status, its end.
///
/// It reads a page at a time and waits for the engine's signals, so that whatever the client does, the engine has nothing to do
/// with it.
actor ProgressStream {
    /// How many events are read at once.
    private static let pageSize = 100
    /// How long nothing is sent at most.
    private static let heartbeat = Duration.seconds(15)

    private let hub: TaskHub
    private let showsInput: Bool
    private let showsOutput: Bool
    /// When it closes though the instance has not ended.
    private let deadline: Timestamp

    /// What was last read; its length is how much was told.
    private var known: HistoryPage
    private var teller: HistoryTeller
    /// How much of the execution the client knows from before.
    private var resumed: Int
    private var announced: ExecutionID?
    /// What was last told of the status; nil before the first time.
    private var status: Status?
    private var hasNews = true
    private var isOver = false
    /// When something has to be sent at the latest.
    private var silenceEnds: Timestamp

    private struct Status: Equatable {
        var runtimeStatus: RuntimeStatus
        var customStatus: Payload?
        var reason: String?
        var entity: EntityState?

        init(_ row: InstanceRow) {
            runtimeStatus = row.status
            customStatus = row.customStatus
            reason = row.status == .suspended ? row.reason : nil
            entity = row.entity
        }
    }

    /// - Parameters:
    ///   - page: the instance, as it is at the beginning.
    ///   - position: what the client knows; nil for nothing.
    init(
        hub: TaskHub, page: HistoryPage, from position: ProgressPosition?, showsInput: Bool, showsOutput: Bool,
        until deadline: Timestamp
    ) {
        self.hub = hub
        self.showsInput = showsInput
        self.showsOutput = showsOutput
        self.deadline = deadline
        silenceEnds = hub.now + Self.heartbeat
        known = HistoryPage(row: page.row, length: 0, events: [])
        teller = HistoryTeller(showsInput: showsInput, showsOutput: showsOutput)
        // A position that is not in this history is one of a life before.
        let isKnown = position.map { $0.execution == page.row.execution && $0.count <= page.length } ?? false
        resumed = isKnown ? position?.count ?? 0 : 0
    }

    /// The next events, as soon as there are some; nil behind the last.
    func next() async throws -> [UInt8]? {
        while !isOver {
            var text = try await piece()
            let now = hub.now
            if text.isEmpty, now >= silenceEnds, !isOver { text = ServerSentEvent.heartbeat }
            if text.isEmpty { continue }
            silenceEnds = now + Self.heartbeat
            return Array(text.utf8)
        }
        return nil
    }

    private func piece() async throws -> String {
        if hub.now >= deadline {
            isOver = true
            return ""
        }
        let id = known.row.id
        let page =
            if hasNews {
                try await hub.history(of: id, after: known.length, limit: Self.pageSize)
            } else {
                try await hub.news(of: id, since: known, limit: Self.pageSize, until: min(deadline, silenceEnds))
            }
        guard let page else {
            isOver = true
            return ServerSentEvent(name: "purged", data: #"{"instanceId":\#(jsonString(id.text))}"#).text
        }
        if page.row.execution == known.row.execution { return told(page) }
        // A new execution: its history is read again, from its beginning.
        known = HistoryPage(row: page.row, length: 0, events: [])
        teller = HistoryTeller(showsInput: showsInput, showsOutput: showsOutput)
        resumed = 0
        hasNews = true
        return ""
    }

    private func told(_ page: HistoryPage) -> String {
        var text = announced == page.row.execution || resumed > 0 ? "" : execution(of: page.row)
        announced = page.row.execution
        if Status(page.row) != status, !page.row.status.isTerminal {
            text += ServerSentEvent(name: "status", data: object(page.row)).text
        }
        status = Status(page.row)
        var count = known.length
        for event in page.events {
            count += 1
            if count <= resumed {
                teller.skip(event)
            } else if let json = teller.tell(event) {
                let position = ProgressPosition(execution: page.row.execution, count: count)
                text += ServerSentEvent(name: "history", id: position.text, data: json).text
            }
        }
        known = HistoryPage(row: page.row, length: count, events: [])
        hasNews = count < page.length
        if page.row.status.isTerminal, !hasNews {
            isOver = true
            let position = ProgressPosition(execution: page.row.execution, count: count, knowsEnd: true)
            text += ServerSentEvent(name: "end", id: position.text, data: object(page.row)).text
        }
        return text
    }

    private func execution(of row: InstanceRow) -> String {
        let position = ProgressPosition(execution: row.execution, count: 0)
        var writer = JSONObjectWriter()
        writer.add("instanceId", row.id.text)
        writer.add("executionId", row.execution.text)
        return ServerSentEvent(name: "execution", id: position.text, data: writer.text).text
    }

    private func object(_ row: InstanceRow) -> String { StatusObject(row: row, showsInput: showsInput).json }
}
