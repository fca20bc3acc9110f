/// Gathers the functions of an app and checks them against one another.
struct FunctionSet {
    let host: HostConfiguration
    private(set) var functions: [FunctionDefinition] = []
    var problems: [AppProblem] = []

    init(host: HostConfiguration) {
        self.host = host
    }

    /// Loads every function folder, or only those with one of the given names.
    mutating func load(_ root: AppRoot, settings: AppSettings, only names: [String]?) {
        let folders: [String]
        do throws(FileSystem.Failure) {
            folders = try FileSystem.names(in: root.path).filter { folder in
                FileSystem.isFile("\(root.path)/\(folder)/\(FunctionLoader.file)")
            }
        } catch {
            problems.append(AppProblem(file: root.path, message: "The folder cannot be read: \(error)."))
            return
        }
        let wanted = names.map { Set($0.map { $0.lowercased() }) }
        for folder in folders where wanted?.contains(folder.lowercased()) ?? true {
            var loader = FunctionLoader(root, folder: folder, settings: settings, retry: host.retry)
            let function = loader.load()
            problems += loader.problems
            if let function { add(function) }
        }
        for name in names ?? [] where !folders.contains(where: { $0.lowercased() == name.lowercased() }) {
            problems.append(
                AppProblem(.warning, file: AppRoot.hostFile, function: name, message: "There is no function '\(name)' to load."))
        }
    }

    /// Takes the function in unless it clashes with one that is already there.
    private mutating func add(_ function: FunctionDefinition) {
        for other in functions {
            if let clash = clash(of: function, with: other) {
                problems.append(
                    AppProblem(file: "\(function.name)/\(FunctionLoader.file)", function: function.name, message: clash))
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
