/// A function of the app: its script and its bindings, as its function.json or the app's code says (spec: host.md 2.5).
package struct FunctionDefinition: Hashable, Sendable {
    /// The name of the folder, or the one it is registered under. Names are compared without case.
    package let name: String
    /// Relative to the app's root: its function.json, or the script that registers it.
    package let definitionFile: String
    /// Whether the app's code registers it; otherwise it has a function.json.
    package let isRegistered: Bool
    /// Absolute, without symbolic links above the function's own folder; the app's folder when it is registered in code.
    package let directory: String
    /// Absolute and without symbolic links; always inside the app. The file of the app's that registers it, directly or not.
    package let scriptFile: String
    /// The name of the export to call, when the file gives one.
    package let entryPoint: String?
    /// A disabled function is never called.
    package let isDisabled: Bool
    /// In the order of the file; exactly one of them is a trigger.
    package let bindings: [Binding]
    package let trigger: Binding
    /// What becomes of a failed run; only of functions for timers and event hubs (spec: host.md 2.6).
    package let retry: RetryPolicy?

    package var kind: FunctionKind {
        switch trigger.kind {
        case .orchestrationTrigger: .orchestrator
        case .activityTrigger: .activity
        case .entityTrigger: .entity
        default: .function
        }
    }

    /// The name by which an orchestrator, activity or entity is called: that of its trigger, else the function's.
    package var durableName: String {
        switch trigger.kind {
        case .orchestrationTrigger(let name?), .activityTrigger(let name?), .entityTrigger(let name?): name
        default: name
        }
    }

    /// Whether the function gets a client to start and steer orchestrations.
    package var isClient: Bool { bindings.contains(where: \.isDurableClient) }

    package var httpTrigger: HTTPTrigger? {
        if case .httpTrigger(let trigger) = trigger.kind { trigger } else { nil }
    }
}
