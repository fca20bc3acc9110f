import DurableEngine
import FunctionApp
import ServiceLifecycle

/// What waits for timers and messages, for every function that has such a trigger and can be called.
enum Listeners {
    static func all(
        of app: FunctionApp, _ problems: [AppProblem], _ worker: Worker, _ clock: any HubClock, _ calls: TriggeredCalls
    ) -> [any Service] {
        let broken = Set(problems.filter { $0.severity == .error }.compactMap { $0.function?.lowercased() })
        return app.functions.filter { !$0.isDisabled && !broken.contains($0.name.lowercased()) }.compactMap { function in
            switch function.trigger.kind {
            case .timerTrigger(let trigger):
                TimerListener(function: function, trigger: trigger, hub: worker.hub, clock: clock, calls: calls)
            default: nil
            }
        }
    }
}
