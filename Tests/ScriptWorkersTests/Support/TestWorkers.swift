import FoundationEssentials
import JSHost
import JSONText
import ScriptWorkers

/// `perdure` lies beside the tests.
let builtProgram = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    .appendingPathComponent("perdure").path

/// Makes isolates in worker processes, with the small runtime of the isolate's own tests.
func workerConfiguration(
    program: String = builtProgram, processorTime: Duration? = nil, memoryLimit: Int? = nil,
    _ adjust: (inout IsolateConfiguration) -> Void = { _ in }
) -> IsolateConfiguration {
    var launch = WorkerLaunch(executable: program)
    launch.environment["PERDURE_RUNTIME_JS"] =
        #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/JSHostTests/Fixtures/runtime"
    launch.processorTime = ProcessorTimeLimits(otherwise: processorTime)
    launch.memoryLimit = memoryLimit
    let workers = ScriptWorkers(launch)
    var configuration = IsolateConfiguration(name: "test") { _ in }
    configuration.body = { workers.body($0) }
    adjust(&configuration)
    return configuration
}

/// Runs `body` with an isolate that is closed afterwards.
func withWorker<Result: Sendable>(
    _ configuration: IsolateConfiguration = workerConfiguration(), _ body: (JSIsolate) async throws -> Result
) async throws -> Result {
    let isolate = try await JSIsolate(configuration)
    do {
        let result = try await body(isolate)
        await isolate.close()
        return result
    } catch {
        await isolate.close()
        throw error
    }
}

extension JSIsolate {
    /// Runs the body of an async function in the isolate.
    @discardableResult
    nonisolated(nonsending) func run(_ source: String, within limit: CallLimit? = nil) async throws -> JSONValue? {
        let text = try await call("run", JSONValue.object(["source": .string(source)]).text(), within: limit)
        return text.isEmpty ? nil : try JSONParser.parse(text)
    }
}
