import DurableCore
import FunctionApp
import JSONText
import Logging
import ServiceLifecycle
import Synchronization

/// Runs functions that somebody asked for by the admin API. Who asks does not wait; the host does, before it stops.
final class ManualRuns: Service {
    private let calls: TriggeredCalls
    private let running = Mutex<[Int: Task<Void, Never>]>([:])
    private let next = Mutex(0)

    init(calls: TriggeredCalls) { self.calls = calls }

    func run() async throws {
        try? await gracefulShutdown()
        while let task = running.withLock({ $0.first?.value }) { await task.value }
    }

    /// 202 when the function runs now; 400 for one that is not run this way.
    ///
    /// - Parameter text: what the function gets: the message of a queue, the input of an activity.
    func start(_ function: FunctionDefinition, with text: String?) -> HTTPAnswer {
        if let reason = Self.refusal(function) { return .problem(400, reason) }
        let number = next.withLock { number in
            number += 1
            return number
        }
        running.withLock { running in
            running[number] = Task { [self] in
                await call(function, text)
                _ = self.running.withLock { $0.removeValue(forKey: number) }
            }
        }
        return .empty(202)
    }

    private static func refusal(_ function: FunctionDefinition) -> String? {
        let api = "/runtime/webhooks/durabletask"
        if function.isDisabled { return "The function '\(function.name)' is disabled." }
        return switch function.kind {
        case .orchestrator:
            "The function '\(function.name)' is an orchestrator. It is started by POST "
                + "\(api)/orchestrators/\(function.durableName)."
        case .entity:
            "The function '\(function.name)' is an entity. It gets operations by POST \(api)/entities/\(function.durableName)/{key}."
        case .activity: nil
        case .function where function.httpTrigger != nil:
            "The function '\(function.name)' is run by requests to its route."
        case .function: nil
        }
    }

    private func call(_ function: FunctionDefinition, _ text: String?) async {
        do {
            let reason = "This function was programmatically called via the host APIs."
            _ = try await calls.call(function, reason: reason) { invocation in
                Self.configure(&invocation, text)
            }
        } catch {
            calls.logger.error("The function '\(function.name)' could not be run: \(error)")
        }
    }

    private static func configure(_ invocation: inout Invocation, _ text: String?) {
        let trigger = invocation.function.trigger
        switch trigger.kind {
        case .timerTrigger(let timer): invocation.input = timer.value(status: nil, isPastDue: false)
        case .activityTrigger:
            invocation.instance = InstanceID(System.randomID())
            invocation.input = value(text, as: trigger.dataType)
        case .queueTrigger:
            invocation.input = value(text, as: trigger.dataType)
            var writer = JSONObjectWriter()
            writer.add("queueTrigger", text ?? "")
            writer.add("id", System.randomUUID())
            writer.add("dequeueCount", json: "1")
            invocation.bindingData = writer.text
        default: invocation.input = value(text, as: trigger.dataType)
        }
    }

    /// JSON as its value, any other text as a string; always a string when the binding asks for one.
    private static func value(_ text: String?, as type: BindingDataType?) -> Payload? {
        guard let text else { return nil }
        let isJSON = type == nil && (try? JSONParser.parse(text)) != nil
        return Payload(json: isJSON ? text : jsonString(text))
    }
}
