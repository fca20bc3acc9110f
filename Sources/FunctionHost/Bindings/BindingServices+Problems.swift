import FunctionApp

extension BindingServices {
    /// Inputs and outputs that name accounts which nothing here can talk to: their functions load, and the user is told.
    func problems(of app: FunctionApp) -> [AppProblem] {
        app.functions.filter { !$0.isDisabled }.flatMap { function in
            function.bindings.compactMap { binding in
                reason(binding).map { reason in
                    AppProblem(
                        .warning, file: function.definitionFile, function: function.name,
                        field: function.isRegistered ? nil : "bindings",
                        message: message(reason, binding, of: function))
                }
            }
        }
    }

    private func message(_ reason: String, _ binding: Binding, of function: FunctionDefinition) -> String {
        let effect =
            binding.direction == .out
            ? "What the '\(function.name)' function puts out through '\(binding.name)' is only recorded"
            : "The input '\(binding.name)' of the '\(function.name)' function will be undefined"
        return "\(effect): \(reason)."
    }

    /// nil when it is served, or when something else is said of it.
    private func reason(_ binding: Binding) -> String? {
        switch binding.kind {
        case .queue(let queue): connections.queues(of: queue.connection).refusal
        case .blob(let blob): connections.blobs(of: blob.connection).refusal
        case .table(let table): connections.tables(of: table.connection).refusal
        case .eventHub(let hub): connections.eventHubs(of: hub.connection).refusal
        default: nil
        }
    }
}

extension ServicePlace {
    /// Why it is not served; nil when it is.
    var refusal: String? {
        if case .unserved(let reason) = self { reason } else { nil }
    }
}
