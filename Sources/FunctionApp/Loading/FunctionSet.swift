/// Gathers the functions of an app and checks them against one another.
struct FunctionSet {
    let host: HostConfiguration
    private(set) var functions: [FunctionDefinition] = []
    var problems: [AppProblem] = []
    /// The names of all function folders.
    private var found: [String] = []

    init(host: HostConfiguration, functions: [FunctionDefinition] = []) {
        self.host = host
        self.functions = functions
    }

    /// Loads every function folder, or only those with one of the given names; returns the names of all folders.
    mutating func load(_ root: AppRoot, settings: AppSettings, only names: [String]?) -> [String] {
        let folders: [String]
        do throws(FileSystem.Failure) {
            folders = try FileSystem.names(in: root.path).filter { folder in
                FileSystem.isFile("\(root.path)/\(folder)/\(FunctionLoader.file)")
            }
        } catch {
            problems.append(AppProblem(file: root.path, message: "The folder cannot be read: \(error)."))
            return []
        }
        let wanted = names.map { Set($0.map { $0.lowercased() }) }
        for folder in folders where wanted?.contains(folder.lowercased()) ?? true {
            var loader = FunctionLoader(root, folder: folder, settings: settings, retry: host.retry)
            let function = loader.load()
            problems += loader.problems
            if let function { add(function) }
        }
        found = folders
        return folders
    }

    /// Notes which of the given names no function has, whether that can be used or not.
    mutating func reportMissing(_ names: [String]?) {
        let known = Set((found + functions.map(\.name)).map { $0.lowercased() })
        for name in names ?? [] where !known.contains(name.lowercased()) {
            problems.append(
                AppProblem(.warning, file: AppRoot.hostFile, function: name, message: "There is no function '\(name)' to load."))
        }
    }

    /// Takes the function in unless it clashes with one that is already there.
    mutating func add(_ function: FunctionDefinition, registeredAt place: SourceLocation? = nil) {
        for other in functions {
            if let clash = clash(of: function, with: other) {
                problems.append(
                    AppProblem(file: function.definitionFile, function: function.name, location: place, message: clash))
                return
            }
        }
        functions.append(function)
    }

    private func clash(of function: FunctionDefinition, with other: FunctionDefinition) -> String? {
        if function.name.lowercased() == other.name.lowercased() {
            return "The function name is the same as that of '\(other.name)': names are compared without case."
        }
        if function.kind != .function, function.kind == other.kind,
            function.durableName.lowercased() == other.durableName.lowercased()
        {
            return "The \(function.kind.rawValue) name '\(function.durableName)' is already that of the function '\(other.name)'."
        }
        if let trigger = function.httpTrigger, let taken = other.httpTrigger, trigger.conflicts(with: taken) {
            return "The route specified conflicts with the route defined by function '\(other.name)'."
        }
        return nil
    }
}

extension HTTPTrigger {
    /// Whether some request would fit both in the same way.
    fileprivate func conflicts(with other: HTTPTrigger) -> Bool {
        guard route.text.lowercased() == other.route.text.lowercased() else { return false }
        guard let methods, let others = other.methods else { return true }
        return !Set(methods).isDisjoint(with: others)
    }
}
