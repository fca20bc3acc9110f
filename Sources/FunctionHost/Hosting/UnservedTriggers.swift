import FunctionApp

/// Triggers that this host knows but does not fire: their functions load, and the user is told.
enum UnservedTriggers {
    static func problems(of app: FunctionApp) -> [AppProblem] {
        app.functions.filter { !$0.isDisabled && !isServed($0.trigger.kind) }.map { function in
            AppProblem(
                .warning, file: "\(function.name)/function.json", function: function.name, field: "bindings",
                message: "The '\(function.name)' function was loaded, but this version of Perdure does not fire its "
                    + "\(function.trigger.type).")
        }
    }

    private static func isServed(_ kind: Binding.Kind) -> Bool {
        switch kind {
        case .orchestrationTrigger, .activityTrigger, .entityTrigger, .httpTrigger, .timerTrigger: true
        default: false
        }
    }
}
