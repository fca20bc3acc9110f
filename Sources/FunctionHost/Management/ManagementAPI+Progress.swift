import DurableCore
import DurableEngine

/// Telling of an instance while it goes on.
extension ManagementAPI {
    /// 200 with a stream of events that ends when the instance does; 204 when the client knows of the end; 404 when there is none.
    func progress(of id: InstanceID, _ call: HTTPCall, _ parameters: RequestParameters) async throws -> HTTPAnswer {
        var position: ProgressPosition?
        if let text = call.header(ProgressPosition.header), !text.isEmpty {
            position = ProgressPosition(text)
            guard position != nil else {
                throw InvalidParameter(
                    name: ProgressPosition.header, value: text, expected: "the id of an event of this stream")
            }
        }
        let hub = management.hub
        let deadline = try parameters.number("timeout").map { hub.now + Self.patience($0) } ?? .distantFuture
        guard let page = try await hub.history(of: id, after: 0, limit: 0) else { return .empty(404) }
        let end = ProgressPosition(execution: page.row.execution, count: page.length, knowsEnd: true)
        // A browser asks again whenever a stream ends, unless it is told that there is nothing.
        if position == end, page.row.status.isTerminal { return .empty(204) }
        let stream = ProgressStream(
            hub: hub, page: page, from: position, showsInput: parameters.flag("showInput", otherwise: true),
            showsOutput: parameters.flag("showHistoryOutput", otherwise: false), until: deadline)
        var answer = HTTPAnswer(
            status: 200,
            headers: [("Content-Type", "text/event-stream; charset=utf-8"), ("Cache-Control", "no-store")])
        // The host's stop ends it as well.
        answer.stream = { [waiting] in try await waiting.wait { try await stream.next() } ?? nil }
        return answer
    }
}
