import FunctionApp
import ScriptWorkers

extension ScriptLimits {
    /// How worker processes are started that keep to the limits.
    func workers(_ executable: String?) -> WorkerLaunch {
        var launch = WorkerLaunch(executable: executable)
        launch.memoryLimit = workerMemoryInMegabytes << 20
        launch.processorTime = ProcessorTimeLimits(
            ["turn": turnProcessorTime, "diagnose": turnProcessorTime, "entity": turnProcessorTime], otherwise: processorTime)
        return launch
    }
}
