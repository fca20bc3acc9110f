package import DurableCore
import DurableJSON
package import FunctionApp
import JSHost
import JSONText

/// Runs the app's scripts.
package final class ScriptRuntime: ScriptEngine {
    let app: FunctionApp
    let isolates: ScriptIsolates
    let inputs: InputResolver
    let outputs: OutputRecorder
    let caller: ScriptCaller
    /// How long one call of a script may take; nil for ever.
    var timeout: Duration? { app.host.functionTimeout }
    private let heap: SessionHeap
    private let http: DurableHTTPActivity
    /// What could not be loaded; the other functions work.
    package var problems: [AppProblem] { isolates.problems }

    /// Starts the isolates and loads the app's scripts into them.
    ///
    /// - Throws: `JSHostError` when an isolate cannot start; `HostError.loadingTimedOut`.
    init(app: FunctionApp, inputs: InputResolver, outputs: OutputRecorder, configuration: IsolateConfiguration) async throws {
        self.app = app
        self.inputs = inputs
        self.outputs = outputs
        http = DurableHTTPActivity(
            settings: app.settings, privateTargets: app.host.durableTask.allowPrivateTargets, limit: app.host.functionTimeout)
        isolates = try await ScriptIsolates(app: app, configuration: configuration)
        caller = ScriptCaller(isolates, deathLimit: app.host.perdure.limits.workerDeaths)
        heap = SessionHeap(
            of: isolates.orchestrators, limit: app.host.durableTask.extendedSessionHeapLimitInMegabytes << 20)
    }

    package func close() async {
        await isolates.close()
    }

    package func runTurn(_ turn: ScriptTurn) async throws(ScriptUnavailable) -> TurnResult {
        guard app.enabledFunction(.orchestrator, called: turn.name) != nil else {
            return TurnResult(replayed: [], ending: .threw(UnknownFunction(.orchestrator, turn.name, in: app).failure))
        }
        do {
            let call = ScriptCall(
                entry: "turn", body: TurnWire.body(of: turn), function: turn.name, limit: synchronousLimit,
                instance: turn.instance, isRepeatable: turn.past != nil, session: turn.past == nil ? .continues : .starts)
            let answer = try await caller.make(call)
            heap.turnEnded()
            guard let result = try TurnWire.result(of: answer) else { throw ScriptUnavailable.sessionGone }
            return result
        } catch JSHostError.scriptFailed(let failure) {
            return TurnResult(ending: .threw(Self.failure(failure)))
        } catch JSHostError.timedOut {
            throw .timedOut(reason: FunctionTimeout.text(of: timeout, exceededBy: turn.name))
        } catch let ended as ScriptEnded {
            throw .ended(ended.failure)
        } catch let error as ScriptUnavailable {
            throw error
        } catch {
            throw .isolateLost(reason: "\(error)")
        }
    }

    package func origin(ofAction number: Int, in turn: ScriptTurn) async -> ActionOrigin? {
        let body = TurnWire.body(of: turn, diagnosing: number)
        let isolate = isolates.orchestrators.place(of: turn.instance.text).isolate
        guard let answer = try? await isolate.call("diagnose", body, within: synchronousLimit) else { return nil }
        return OriginWire.origin(answer, root: app.root)
    }

    private var synchronousLimit: CallLimit? { timeout.map { .synchronous($0) } }

    package var isShortOfMemory: Bool { heap.isFull }

    package func endSession(_ id: InstanceID) async {
        let isolate = isolates.orchestrators.place(of: id.text).isolate
        let body = Self.sessionBody(of: id)
        do throws(JSHostError) {
            _ = try await isolate.call("endSession", body)
        } catch {
            // A script side that is gone has no sessions any more; for one that does not return nobody must wait.
            if isolate.isStuck { Task { _ = try? await isolate.callPatiently("endSession", body) } }
        }
    }

    static func sessionBody(of id: InstanceID) -> String { "{\"id\":\(jsonString(id.text))}" }

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
        } catch let ended as ScriptEnded {
            return .failure(ScriptFailure(details: ended.failure))
        } catch let error where Self.isRefusal(error) {
            return .failure(ScriptFailure(details: FailureDetails(errorType: "Error", message: "\(error)")))
        } catch {
            throw .isolateLost(reason: "\(error)")
        }
    }

    /// Calls the function; when the task is cancelled, the function learns so from `context.signal`.
    private func call(_ invocation: Invocation) async throws -> String {
        try await withTaskCancellationHandler {
            try await caller.make(
                ScriptCall(
                    entry: "invoke", body: invocation.body, function: invocation.function.name,
                    limit: timeout.map { .asynchronous($0) },
                    // What a request has done already would be done twice.
                    isRepeatable: invocation.request == nil))
        } onCancel: {
            cancel(invocation)
        }
    }

    private func cancel(_ invocation: Invocation, reason: String? = nil) {
        var body = JSONObjectWriter()
        body.add("invocationId", invocation.id)
        if let reason { body.add("reason", reason) }
        let functions = isolates.functions
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
