/// A loaded app: everything its files say, checked.
package struct FunctionApp: Sendable {
    /// The folder of the app, absolute and without symbolic links.
    package let root: String
    package let host: HostConfiguration
    package let settings: AppSettings
    package let level: CompatibilityLevel
    /// The functions that can be used, disabled ones among them, sorted by name.
    package private(set) var functions: [FunctionDefinition]
    /// What is wrong with the rest of the app, and what is worth a warning.
    package private(set) var problems: [AppProblem]
    /// Settings of host.json that are taken and have no effect.
    package let notes: [AppProblem]
    /// The file, or the pattern of files, whose code registers functions; nil when there is none.
    package let main: String?
    /// The files that `main` names, absolute and without symbolic links, in the order they are to be run; none before
    /// `registering` told of them.
    package private(set) var entryFiles: [String] = []
    /// The names of the only functions to load; nil loads all.
    let wantedFunctions: [String]?

    init(
        root: String, host: HostConfiguration, settings: AppSettings, level: CompatibilityLevel,
        functions: [FunctionDefinition], problems: [AppProblem], notes: [AppProblem], main: String?, wantedFunctions: [String]?
    ) {
        self.root = root
        self.host = host
        self.settings = settings
        self.level = level
        self.functions = functions
        self.problems = problems
        self.notes = notes
        self.main = main
        self.wantedFunctions = wantedFunctions
    }

    /// The app with the functions that its code registers, as running `entryFiles` has shown, checked like all others.
    package func registering(
        _ registrations: [FunctionRegistration], by entryFiles: [String], problems: [AppProblem]
    ) -> FunctionApp {
        let wanted = wantedFunctions.map { Set($0.map { $0.lowercased() }) }
        var set = FunctionSet(host: host, functions: functions)
        for registration in registrations where wanted?.contains(registration.name.lowercased()) ?? true {
            var reader = RegistrationReader(registration, root: root, settings: settings, retry: host.retry)
            let function = reader.read()
            set.problems += reader.problems
            if let function { set.add(function, registeredAt: registration.place) }
        }
        set.reportMissing(wantedFunctions)
        var app = self
        app.functions = set.functions.sorted { $0.name < $1.name }
        app.entryFiles = entryFiles
        app.problems += problems + set.problems
        return app
    }

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
