/// A loaded app: everything its files say, checked.
package struct FunctionApp: Sendable {
    /// The folder of the app, absolute and without symbolic links.
    package let root: String
    package let host: HostConfiguration
    package let settings: AppSettings
    package let level: CompatibilityLevel
    /// The functions that can be used, disabled ones among them, sorted by name.
    package let functions: [FunctionDefinition]
    /// What is wrong with the rest of the app, and what is worth a warning.
    package let problems: [AppProblem]
    /// Settings of host.json that are taken and have no effect.
    package let notes: [AppProblem]

    /// The function of that name; case does not matter.
    package func function(named name: String) -> FunctionDefinition? {
        functions.first { $0.name.lowercased() == name.lowercased() }
    }

    /// The orchestrator, activity or entity that is called by that name; case does not matter.
    package func function(_ kind: FunctionKind, called name: String) -> FunctionDefinition? {
        functions.first { $0.kind == kind && $0.durableName.lowercased() == name.lowercased() }
    }

    /// The routes of all HTTP functions that are not disabled, with the prefix of host.json.
    package func routeTable() -> RouteTable<FunctionDefinition> {
        var table = RouteTable<FunctionDefinition>()
        for function in functions where !function.isDisabled {
            guard let trigger = function.httpTrigger else { continue }
            let route = trigger.route.prefixed(by: host.http.routePrefix)
            table.add(route, methods: trigger.methods.map(Set.init), value: function)
        }
        return table
    }
}
