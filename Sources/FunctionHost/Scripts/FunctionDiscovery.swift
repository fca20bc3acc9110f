import FunctionApp
import JSHost

/// Learns which functions an app's code registers, by running it in an isolate that is there for nothing else.
enum FunctionDiscovery {
    /// The app with those functions; the app itself when no code registers any.
    ///
    /// - Throws: `JSHostError` when an isolate cannot start; `HostError.loadingTimedOut`.
    static func run(on app: FunctionApp, configuration: IsolateConfiguration) async throws -> FunctionApp {
        guard app.main != nil else { return app }
        let nursery = IsolateNursery(configuration, keepsSpare: false)
        do {
            let found = try await discover(app, nursery)
            await nursery.close()
            return app.registering(found.registrations, by: found.entryFiles, problems: found.problems)
        } catch {
            await nursery.close()
            if case JSHostError.timedOut = error { throw HostError.loadingTimedOut(app.host.functionTimeout) }
            throw error
        }
    }

    private static func discover(_ app: FunctionApp, _ nursery: IsolateNursery) async throws -> DiscoveryWire {
        do {
            return try await ask(app, nursery)
        } catch JSHostError.isolateEnded {
            return try await discoverWithoutEnders(app, nursery)
        }
    }

    /// Leaves out the files that end their process, which each of them is run alone to learn.
    private static func discoverWithoutEnders(_ app: FunctionApp, _ nursery: IsolateNursery) async throws -> DiscoveryWire {
        var problems: [AppProblem] = []
        var files: [String] = []
        for file in try await ask(app, files: [], nursery).entryFiles {
            do {
                _ = try await ask(app, files: [file], nursery)
                files.append(file)
            } catch JSHostError.isolateEnded(let end, _) {
                problems.append(
                    AppProblem(file: LoadWire.relative(file, to: app.root), message: "The script could not be loaded: \(end)."))
            }
        }
        var found = try await ask(app, files: files, nursery)
        found.entryFiles = files
        found.problems += problems
        return found
    }

    /// Runs the given files, or all that the app names.
    private static func ask(
        _ app: FunctionApp, files: [String]? = nil, _ nursery: IsolateNursery
    ) async throws -> DiscoveryWire {
        let isolate = try await nursery.take()
        do {
            let answer = try await isolate.call(
                "discover", DiscoveryWire.body(of: app, files: files),
                within: app.host.functionTimeout.map { .synchronous($0) })
            await isolate.terminate()
            return try DiscoveryWire(answer, app: app)
        } catch {
            await isolate.terminate()
            throw error
        }
    }
}
