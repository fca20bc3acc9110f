import FunctionApp
import ScriptWorkers

extension WorkerLaunch {
    /// How the worker processes of an app are started, which keep to the limits and permissions of its host.json.
    init(for app: FunctionApp, executable: String?) {
        let settings = app.host.perdure
        self.init(executable: executable)
        memoryLimit = settings.limits.workerMemoryInMegabytes << 20
        processorTime = ProcessorTimeLimits(
            [
                "turn": settings.limits.turnProcessorTime, "diagnose": settings.limits.turnProcessorTime,
                "entity": settings.limits.turnProcessorTime,
            ], otherwise: settings.limits.processorTime)
        // Scripts are read from the app's folder, whatever else they may read.
        permissions.read = settings.allow.read.paths(in: app.root).map { $0 + [app.root] }
        permissions.write = settings.allow.write.paths(in: app.root)
        permissions.network = settings.allow.network != .none
        permissions.processes = settings.allow.processes != .none
    }
}

extension ScriptPermissions.Permission {
    /// The files and folders that are allowed; nil when all are.
    fileprivate func paths(in root: String) -> [String]? {
        switch self {
        case .all: nil
        case .none: []
        case .only(let paths): paths.map { $0.hasPrefix("/") ? $0 : "\(root)/\($0)" }
        }
    }
}
