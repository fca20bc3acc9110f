package import DurableCore
import DurableJSON
package import FunctionApp
import JSHost
import JSONText

/// Runs the app's scripts: orchestrators on one isolate, everything else on a pool of them.
///
/// `FUNCTIONS_WORKER_PROCESS_COUNT` sets the size of the pool; `1` means one isolate for everything, so that all functions
/// share their modules, as in a single Node worker.
package final class ScriptRuntime: ScriptEngine {
    let app: FunctionApp
    let orchestrators: ReplaceableIsolate
    let functions: IsolatePool
    let inputs: InputResolver
    let outputs: OutputRecorder
    /// How long one call of a script may take; nil for ever.
    var timeout: Duration? { app.host.functionTimeout }
    private let heap: SessionHeap
    private let http: DurableHTTPActivity
    /// What could not be loaded; the other functions work.
    package let problems: [AppProblem]

    /// Starts the isolates and loads the app's scripts into them.
    ///
    /// - Throws: `JSHostError` when an isolate cannot start.
    init(app: FunctionApp, inputs: InputResolver, outputs: OutputRecorder, configuration: IsolateConfiguration) async throws {
        let enabled = app.functions.filter { !$0.isDisabled }
        let count = Self.poolSize(app)
        let code = enabled.filter { $0.kind == .orchestrator }
        let rest = count == 1 ? enabled : enabled.filter { $0.kind != .orchestrator }
        let functions = try await IsolatePool(
            count: count, configuration.named("functions"), prepare: Self.preparation(rest, of: app))
        do {
            if count == 1 {
                problems = try await Self.load(rest, of: app, into: functions.places)
                orchestrators = functions.places[0]
            } else {
                let own = try await ReplaceableIsolate(
                    configuration.named("orchestrators"), prepare: Self.preparation(code, of: app))
                do {
                    async let codeProblems = Self.load(code, of: app, into: [own])
                    async let restProblems = Self.load(rest, of: app, into: functions.places)
                    problems = try await codeProblems + restProblems
                } catch {
                    await own.close()
                    throw error
                }
                orchestrators = own
            }
        } catch {
            await functions.close()
            throw error
        }
        self.app = app
        self.inputs = inputs
        self.outputs = outputs
        http = DurableHTTPActivity(
            settings: app.settings, privateTargets: app.host.durableTask.allowPrivateTargets, limit: app.host.functionTimeout)
        self.functions = functions
        heap = SessionHeap(of: orchestrators, limit: app.host.durableTask.extendedSessionHeapLimitInMegabytes << 20)
    }

    private static func poolSize(_ app: FunctionApp) -> Int {
        if let text = app.settings["FUNCTIONS_WORKER_PROCESS_COUNT"], let count = Int(text), count > 0 {
            return min(count, 64)
        }
        return max(2, System.coreCount)
    }

    /// The first isolate loads at once, so that every problem is known at the start; the others when a script is called.
    private static func load(
        _ functions: [FunctionDefinition], of app: FunctionApp, into isolates: [ReplaceableIsolate]
    ) async throws -> [AppProblem] {
        var problems: [AppProblem] = []
        for (index, isolate) in isolates.enumerated() {
            let answer: String
            do throws(JSHostError) {
                let body = LoadWire.body(of: app, functions: functions, eager: index == 0)
                answer = try await isolate.call("load", body, within: loadLimit(app))
            } catch .timedOut {
                throw HostError.loadingTimedOut(app.host.functionTimeout)
            }
            if index == 0 { problems = try LoadWire.problems(of: answer, app: app) }
        }
        return problems
    }

    /// What an isolate must be told that takes the place of one whose scripts were ended.
    private static func preparation(
        _ functions: [FunctionDefinition], of app: FunctionApp
    ) -> ReplaceableIsolate.Preparation {
        { isolate throws(JSHostError) in
            let body = LoadWire.body(of: app, functions: functions, eager: false)
            _ = try await isolate.call("load", body, within: loadLimit(app))
        }
    }

    private static func loadLimit(_ app: FunctionApp) -> CallLimit? { app.host.functionTimeout.map { .synchronous($0) } }

    package func close() async {
        await orchestrators.close()
        await functions.close()
    }

    package func runTurn(_ turn: ScriptTurn) async throws(ScriptUnavailable) -> TurnResult {
        guard app.enabledFunction(.orchestrator, called: turn.name) != nil else {
            return TurnResult(replayed: [], ending: .threw(UnknownFunction(.orchestrator, turn.name, in: app).failure))
        }
        do {
            let answer = try await orchestrators.call("turn", TurnWire.body(of: turn), within: synchronousLimit)
            heap.turnEnded()
            guard let result = try TurnWire.result(of: answer) else { throw ScriptUnavailable.sessionGone }
            return result
        } catch JSHostError.scriptFailed(let failure) {
            return TurnResult(ending: .threw(Self.failure(failure)))
        } catch JSHostError.timedOut {
            throw .timedOut(reason: FunctionTimeout.text(of: timeout, exceededBy: turn.name))
        } catch let error as ScriptUnavailable {
            throw error
        } catch {
            throw .isolateLost(reason: "\(error)")
        }
    }

    package func origin(ofAction number: Int, in turn: ScriptTurn) async -> ActionOrigin? {
        let body = TurnWire.body(of: turn, diagnosing: number)
        guard let answer = try? await orchestrators.call("diagnose", body, within: synchronousLimit) else { return nil }
        return OriginWire.origin(answer, root: app.root)
    }

    private var synchronousLimit: CallLimit? { timeout.map { .synchronous($0) } }

    package var isShortOfMemory: Bool { heap.isFull }

    package func endSession(_ id: InstanceID) async {
        // A script side that is gone has no sessions any more.
        _ = try? await orchestrators.call("endSession", "{\"id\":\(jsonString(id.text))}")
    }

    package func runActivity(_ task: ActivityTask) async throws(ScriptUnavailable) -> ActivityOutcome {
        if task.name == DurableHTTPActivity.name { return ActivityOutcome(try await http.run(task.input)) }
        guard let function = app.enabledFunction(.activity, called: task.name) else {
            return ActivityOutcome(.threw(UnknownFunction(.activity, task.name, in: app).failure))
        }
        var call = Invocation(of: function)
        call.input = task.input
        call.instance = task.instance
        switch try await run(call) {
        case .success(let outcome): return ActivityOutcome(.returned(outcome.result), effects: outcome.effects)
        case .failure(let failure): return ActivityOutcome(.threw(failure.details))
        }
    }

    /// Calls a function that is no orchestrator, and does what it puts out. A failure of the user's code is a result.
    func invoke(_ invocation: Invocation) async throws(ScriptUnavailable) -> Result<Invocation.Outcome, ScriptFailure> {
        let result = try await run(invocation)
        guard case .success(let outcome) = result, !outcome.effects.isEmpty else { return result }
        do {
            return try await outputs.commit(outcome.effects).map { .failure(ScriptFailure(details: $0)) } ?? result
        } catch {
            throw .isolateLost(reason: "\(error)")
        }
    }

    /// The same, but what it puts out is left to the caller, to be done together with what the function was called for.
    func run(_ invocation: Invocation) async throws(ScriptUnavailable) -> Result<Invocation.Outcome, ScriptFailure> {
        do {
            var invocation = invocation
            try await inputs.fill(&invocation)
            var outcome = try Invocation.Outcome(await call(invocation))
            outcome.effects = try await outputs.writes(for: outcome.outputs, of: invocation)
            return .success(outcome)
        } catch JSHostError.scriptFailed(let failure) {
            return .failure(ScriptFailure(details: Self.failure(failure)))
        } catch JSHostError.timedOut {
            let failure = FunctionTimeout.failure(of: invocation, timeout)
            cancel(invocation, reason: failure.message)
            return .failure(ScriptFailure(details: failure))
        } catch let error where Self.isRefusal(error) {
            return .failure(ScriptFailure(details: FailureDetails(errorType: "Error", message: "\(error)")))
        } catch {
            throw .isolateLost(reason: "\(error)")
        }
    }

    /// Calls the function; when the task is cancelled, the function learns so from `context.signal`.
    private func call(_ invocation: Invocation) async throws -> String {
        try await withTaskCancellationHandler {
            try await functions.call("invoke", invocation.body, within: timeout.map { .asynchronous($0) })
        } onCancel: {
            cancel(invocation)
        }
    }

    private func cancel(_ invocation: Invocation, reason: String? = nil) {
        var body = JSONObjectWriter()
        body.add("invocationId", invocation.id)
        if let reason { body.add("reason", reason) }
        let functions = functions
        Task { [text = body.text] in
            // Only the isolate that runs the invocation knows it; one that is gone has nothing to cancel.
            _ = try? await functions.broadcast("cancelInvocation", text)
        }
    }

    /// Whether it is the doing of the function, or of its bindings: trying again would give the same.
    static func isRefusal(_ error: any Error) -> Bool {
        error is OutputError || error is BindingError || error is ServiceRejection
    }

    static func failure(_ json: String) -> FailureDetails {
        (try? FailureDetails(json: json)) ?? FailureDetails(errorType: "Error", message: json)
    }
}

/// A failure of the user's code, as the error of a `Result`.
struct ScriptFailure: Error, Hashable {
    let details: FailureDetails
}

extension IsolateConfiguration {
    fileprivate func named(_ name: String) -> Self {
        var copy = self
        copy.name = name
        return copy
    }
}
