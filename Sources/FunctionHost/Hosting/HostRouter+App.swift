import DurableEngine
import FunctionApp
import Logging

extension HostRouter {
    /// Everything that one app's host answers.
    init(
        _ app: FunctionApp, _ edge: Edge, _ management: InstanceManagement, _ scripts: ScriptRuntime, problems: [AppProblem],
        runs: ManualRuns, _ logger: Logger
    ) {
        let urls = management.urls
        let http = app.host.http
        self.init(
            screen: edge.screen, access: edge.access,
            throttle: RequestThrottle(outstanding: http.maxOutstandingRequests, concurrent: http.maxConcurrentRequests),
            headers: edge.headers, management: ManagementAPI(management: management),
            servesManagement: app.host.durableTask.httpApiEnabled,
            admin: AdminAPI(
                app: app, problems: problems, keys: KeyAdministration(store: edge.access.keys, app: app, origin: urls.origin),
                runs: runs, status: HostStatus(version: ProgramVersion.text) { management.hub.unwritable }, origin: urls.origin),
            functions: FunctionEndpoints(
                app: app, scripts: scripts, client: ClientBinding(urls), origin: urls.origin, logger: logger,
                unwritable: { management.hub.unwritable }),
            hidesHomePage: app.settings.isOn("AzureWebJobsDisableHomepage"), logger: logger)
    }
}
