import Glibc

/// Reads the folder of an app.
package enum AppLoader {
    /// The app in the folder `root`, with every function that can be used and every problem that was found.
    ///
    /// `environment` are the variables the app is to see; `functions`, when given, the only functions to load.
    /// Throws when the folder is no app or its host.json cannot be used; a broken function is only a problem.
    package static func load(
        _ root: String, environment: [String: String], functions: [String]? = nil
    ) throws(AppProblems) -> FunctionApp {
        let root = try AppRoot(root)
        let (local, localProblems) = LocalSettings.load(root, environment: environment)
        let settings = AppSettings(environment: environment, local: local)
        let processors = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        let (host, hostProblems, notes) = HostConfiguration.load(root, settings: settings, processorCount: processors)
        let package = PackageFile(root)

        let wanted = functions ?? host.functions
        var loaded = FunctionSet(host: host)
        let folders = loaded.load(root, settings: settings, only: wanted)
        let main = package.usesCodeModel || folders.isEmpty ? package.main : nil
        if package.usesCodeModel, main == nil, folders.isEmpty {
            loaded.problems.append(
                AppProblem(
                    file: PackageFile.file, field: "main",
                    message: "The app registers its functions in code, but 'main' names no script that does so: "
                        + "give a file, or a pattern such as \"src/functions/*.js\"."))
        }
        if main == nil { loaded.reportMissing(wanted) }
        let warnings = notes.filter { $0.severity == .warning }
        let problems = localProblems + hostProblems + warnings + package.problems + loaded.problems
        guard hostProblems.isEmpty else { throw AppProblems(problems) }
        return FunctionApp(
            root: root.path, host: host, settings: settings, level: package.level, functions: loaded.functions,
            problems: problems, notes: notes.filter { $0.severity == .note }, main: main, wantedFunctions: wanted)
    }
}
