package import JSHost

/// Makes isolates whose scripts run in processes of their own.
package struct ScriptWorkers: Sendable {
    private let launch: WorkerLaunch
    private let supervisor: WorkerSupervisor

    package init(_ launch: WorkerLaunch) {
        self.launch = launch
        supervisor = WorkerSupervisor(memoryLimit: launch.memoryLimit)
    }

    /// For `IsolateConfiguration.body`.
    package func body(_ configuration: IsolateConfiguration) -> any IsolateBody {
        WorkerProcess(configuration, launch, supervisor)
    }
}
