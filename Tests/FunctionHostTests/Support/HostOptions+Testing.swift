import FoundationEssentials

@testable import FunctionHost

extension TestHost {
    /// Whether scripts run in processes of their own.
    static var hasWorkerProcesses: Bool {
        ProcessInfo.processInfo.environment["AzureFunctionsJobHost__perdure__isolation"] != "none"
    }
}

extension HostOptions {
    /// Options of a host in the tests' process: its workers are the built program's, which lies beside the tests.
    ///
    /// Whether generators stay live between turns, and whether scripts run in processes of their own, is what the environment of
    /// the tests says: they must pass either way.
    init(testing root: String, environment: [String: String] = [:]) {
        let inherited = [
            "AzureFunctionsJobHost__extensions__durableTask__extendedSessionsEnabled",
            "AzureFunctionsJobHost__perdure__isolation",
        ]
        let variables = ProcessInfo.processInfo.environment.filter { inherited.contains($0.key) }
        self.init(root: root, environment: environment.merging(variables) { given, _ in given })
        workerExecutable =
            URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .appendingPathComponent("perdure").path
    }
}
