package import FunctionApp

extension FunctionApp {
    /// The orchestrator, activity or entity of that name, unless it is disabled; case does not matter.
    package func enabledFunction(_ kind: FunctionKind, called name: String) -> FunctionDefinition? {
        function(kind, called: name).flatMap { $0.isDisabled ? nil : $0 }
    }
}
