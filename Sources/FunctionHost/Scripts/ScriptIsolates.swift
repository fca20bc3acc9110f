import FunctionApp
import JSHost
import ScriptWorkers

/// The isolates that an app's scripts run in: orchestrators and entities on some, everything else on others.
///
/// `FUNCTIONS_WORKER_PROCESS_COUNT` sets the number of the others; `1` means one isolate for everything, so that all functions
/// share their modules, as in a single Node worker.
final class ScriptIsolates: Sendable {
    private enum Role {
        case orchestrators, functions, everything
    }

    /// Their calls belong to an instance, and stay in its place.
    let orchestrators: IsolatePool
    let functions: IsolatePool
    /// What could not be loaded; the other functions work.
    let problems: [AppProblem]
    private let app: FunctionApp
    private let nursery: IsolateNursery
    private let solitude = Turnstile(width: 2)

    /// Starts the isolates and loads the app's scripts into them.
    ///
    /// - Throws: `JSHostError` when an isolate cannot start; `HostError.loadingTimedOut`.
    init(app: FunctionApp, configuration: IsolateConfiguration) async throws {
        let nursery = IsolateNursery(configuration, keepsSpare: app.host.perdure.isolation == .process)
        let count = Self.poolSize(app)
        do {
            if count == 1 {
                let (place, problems) = try await Self.open(.everything, of: app, nursery, isFirst: true)
                functions = IsolatePool([place], reserve: Self.maker(.everything, of: app, nursery))
                orchestrators = functions
                self.problems = problems
            } else {
                async let first = Self.open(.orchestrators, app.host.perdure.orchestratorWorkers, of: app, nursery)
                async let second = Self.open(.functions, count, of: app, nursery)
                let (orchestrators, functions) = try await (first, second)
                self.orchestrators = orchestrators.pool
                self.functions = functions.pool
                problems = orchestrators.problems + functions.problems
            }
        } catch {
            await nursery.close()
            throw error
        }
        self.app = app
        self.nursery = nursery
        nursery.prepareSpare()
    }

    private static func poolSize(_ app: FunctionApp) -> Int {
        if let text = app.settings["FUNCTIONS_WORKER_PROCESS_COUNT"], let count = Int(text), count > 0 {
            return min(count, 64)
        }
        return max(2, System.coreCount)
    }

    /// The first isolate loads all scripts at once, so that every problem is known at the start; the others when they are called.
    private static func open(
        _ role: Role, _ count: Int, of app: FunctionApp, _ nursery: IsolateNursery
    ) async throws -> (pool: IsolatePool, problems: [AppProblem]) {
        try await withThrowingTaskGroup(of: (Int, ReplaceableIsolate, [AppProblem]).self) { group in
            for number in 0..<count {
                group.addTask {
                    let (place, problems) = try await open(role, of: app, nursery, isFirst: number == 0)
                    return (number, place, problems)
                }
            }
            let places = try await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }
            return (IsolatePool(places.map(\.1), reserve: maker(role, of: app, nursery)), places.flatMap(\.2))
        }
    }

    private static func open(
        _ role: Role, of app: FunctionApp, _ nursery: IsolateNursery, isFirst: Bool
    ) async throws -> (ReplaceableIsolate, [AppProblem]) {
        let maker = maker(role, of: app, nursery)
        do {
            guard isFirst else { return (ReplaceableIsolate(try await fresh(role, of: app, nursery), next: maker), []) }
            let isolate = try await nursery.take()
            let answer: String
            do throws(JSHostError) {
                answer = try await load(functions(of: app, for: role), of: app, into: isolate, eager: true)
            } catch .isolateEnded {
                // Some script ended its process while it was loaded. It does so again when it is called; the others work.
                let problems = try await problemsOneByOne(role, of: app, nursery)
                return (ReplaceableIsolate(try await fresh(role, of: app, nursery), next: maker), problems)
            }
            return (ReplaceableIsolate(isolate, next: maker), try LoadWire.problems(of: answer, app: app))
        } catch JSHostError.timedOut {
            throw HostError.loadingTimedOut(app.host.functionTimeout)
        }
    }

    private static func maker(_ role: Role, of app: FunctionApp, _ nursery: IsolateNursery) -> ReplaceableIsolate.Maker {
        { () throws(JSHostError) in
            // The spare is made while the app is served by this one.
            defer { nursery.prepareSpare() }
            return try await fresh(role, of: app, nursery)
        }
    }

    /// Loads each function into an isolate of its own, to learn which of them end it.
    private static func problemsOneByOne(
        _ role: Role, of app: FunctionApp, _ nursery: IsolateNursery
    ) async throws -> [AppProblem] {
        var problems: [AppProblem] = []
        for function in functions(of: app, for: role) {
            let isolate = try await nursery.take()
            do {
                let answer = try await load([function], of: app, into: isolate, eager: true)
                problems += try LoadWire.problems(of: answer, app: app)
            } catch JSHostError.isolateEnded(let end, _) {
                problems.append(LoadWire.problem(with: function, of: app, "The script could not be loaded: \(end)."))
            }
            await isolate.terminate()
        }
        return problems
    }

    private static func fresh(
        _ role: Role, of app: FunctionApp, _ nursery: IsolateNursery
    ) async throws(JSHostError) -> JSIsolate {
        let isolate = try await nursery.take()
        do throws(JSHostError) {
            _ = try await load(functions(of: app, for: role), of: app, into: isolate, eager: false)
            return isolate
        } catch {
            await isolate.terminate()
            throw error
        }
    }

    private static func load(
        _ functions: [FunctionDefinition], of app: FunctionApp, into isolate: JSIsolate, eager: Bool
    ) async throws(JSHostError) -> String {
        try await isolate.call(
            "load", LoadWire.body(of: app, functions: functions, eager: eager),
            within: app.host.functionTimeout.map { .synchronous($0) })
    }

    private static func functions(of app: FunctionApp, for role: Role) -> [FunctionDefinition] {
        app.functions.filter { function in
            switch role {
            case .everything: !function.isDisabled
            case .orchestrators: !function.isDisabled && function.belongsToInstances
            case .functions: !function.isDisabled && !function.belongsToInstances
            }
        }
    }

    /// Makes a call in an isolate of its own, where nothing but the call can be to blame for what becomes of that.
    func callAlone(
        _ entry: String, _ body: String, within limit: CallLimit?
    ) async throws(JSHostError) -> String {
        await solitude.enter()
        defer { solitude.leave() }
        let isolate = try await Self.fresh(.everything, of: app, nursery)
        nursery.prepareSpare()
        do throws(JSHostError) {
            let answer = try await isolate.call(entry, body, within: limit)
            await isolate.terminate()
            return answer
        } catch {
            await isolate.terminate()
            throw error
        }
    }

    /// Runs what the app's code wants to be run at its end, as long as that takes no more than a moment.
    private func endApp() async {
        guard !app.entryFiles.isEmpty else { return }
        let pools = orchestrators === functions ? [functions] : [orchestrators, functions]
        await withTaskGroup { group in
            for isolate in pools.flatMap(\.isolates) where !isolate.isStuck {
                // Whoever cannot say goodbye is ended all the same.
                group.addTask { _ = try? await isolate.call("terminateApp", "null", within: .asynchronous(.seconds(5))) }
            }
        }
    }

    func close() async {
        await endApp()
        await orchestrators.close()
        await functions.close()
        await nursery.close()
    }
}

extension FunctionDefinition {
    /// Whether its code runs for an instance: an orchestrator's or an entity's.
    fileprivate var belongsToInstances: Bool { kind == .orchestrator || kind == .entity }
}
