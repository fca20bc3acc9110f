import DurableCore
import DurableEngine
import JSONText

/// Starting and restarting, with waiting for the end when that is asked for (host.md 1.3, 1.4).
extension ManagementAPI {
    func start(
        _ name: String, id: String?, _ call: HTTPCall, _ parameters: RequestParameters
    ) async throws -> HTTPAnswer {
        // What is refused must not leave an instance behind, so all is read before anything is done.
        let input = try call.payload
        let wait = try Wait(parameters)
        let settings = try StartSettings(parameters)
        return try await wait.answer(to: management.start(name, id: id, input: input, settings: settings), self)
    }

    func restart(_ id: InstanceID, _ call: HTTPCall, _ parameters: RequestParameters) async throws -> HTTPAnswer {
        let input = try call.payload
        let wait = try Wait(parameters)
        let takesNewID = parameters.flag("restartWithNewInstanceId", otherwise: true)
        return try await wait.answer(to: management.restart(id, underNewID: takesNewID, input: input), self)
    }

    /// How long a request may wait: at most a day.
    static func patience(_ seconds: Double) -> Duration { .seconds(max(0, min(seconds, 86_400))) }

    /// Whether and how long the answer to a start waits for the end.
    private struct Wait {
        /// nil for not at all.
        let seconds: Double?
        let answersFailureWith500: Bool

        /// Reads `timeout`, `pollingInterval` and `returnInternalServerErrorOnFailure`. The end is noticed at once, so the
        /// interval is only checked.
        ///
        /// - Throws: `InvalidParameter` for what is no number, `IntervalTooLong` for an interval longer than the timeout.
        init(_ parameters: RequestParameters) throws {
            seconds = try parameters.number("timeout")
            let interval = try parameters.number("pollingInterval")
            answersFailureWith500 = parameters.flag("returnInternalServerErrorOnFailure", otherwise: false)
            if let seconds, let interval, interval > seconds {
                throw IntervalTooLong(seconds: seconds, interval: interval)
            }
        }

        /// The output alone when the instance is completed, its status when it has ended otherwise, and `started` when it was
        /// not started or has not ended in time.
        func answer(to started: HTTPAnswer, _ api: ManagementAPI) async throws -> HTTPAnswer {
            guard started.status == 202, let seconds, let text = try JSONParser.parse(started.text)["id"]?.stringValue else {
                return started
            }
            let (id, hub) = (InstanceID(text), api.management.hub)
            let row = try await api.waiting.wait {
                try await hub.waitForEnd(of: id, within: ManagementAPI.patience(seconds))
            }
            guard let row = row ?? nil, row.status.isTerminal else { return started }
            if row.status == .completed { return .json(200, row.output?.json ?? "null") }
            return try await api.management.status(id, .init(answersFailureWith500: answersFailureWith500))
        }
    }

    struct IntervalTooLong: Error, CustomStringConvertible {
        let seconds: Double
        let interval: Double

        var description: String {
            "Total timeout \(Self.text(seconds)) should be bigger than retry timeout \(Self.text(interval))"
        }

        /// Without a fraction when there is none.
        private static func text(_ number: Double) -> String { Int(exactly: number).map { String($0) } ?? String(number) }
    }
}
