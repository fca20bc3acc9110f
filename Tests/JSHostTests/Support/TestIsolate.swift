import JSHost
import JSONText

/// Folder of the small runtime the tests of the isolate use.
let fixtureRuntime = #filePath.split(separator: "/").dropLast(2).map { "/" + $0 }.joined() + "/Fixtures/runtime"

/// Configuration of an isolate with the small runtime; `adjust` changes it.
func testConfiguration(_ adjust: (inout IsolateConfiguration) -> Void = { _ in }) -> IsolateConfiguration {
    var configuration = IsolateConfiguration(name: "test") { _ in }
    configuration.sources = RuntimeSources(directory: fixtureRuntime)
    adjust(&configuration)
    return configuration
}

/// Runs `body` with an isolate that is closed afterwards.
func withIsolate<Result: Sendable>(
    _ configuration: IsolateConfiguration = testConfiguration(), _ body: (JSIsolate) async throws -> Result
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
    /// Runs the body of an async function with the parameters `host` and `argument` and returns what it returned.
    nonisolated func run(_ source: String, _ argument: JSONValue = nil) async throws -> JSONValue? {
        let body: JSONValue = ["source": .string(source), "argument": argument]
        let answer = try await call("run", body.text())
        return answer.isEmpty ? nil : try JSONParser.parse(answer)
    }

    /// The failure of such a function, which must fail.
    nonisolated func failure(of source: String, _ argument: JSONValue = nil) async throws -> JSONValue? {
        do {
            _ = try await run(source, argument)
            return nil
        } catch JSHostError.scriptFailed(let failure) {
            return try JSONParser.parse(failure)
        }
    }
}

extension ReplaceableIsolate {
    /// A place for isolates made alike; `prepare` makes those ready that come after the first.
    convenience init(
        _ configuration: IsolateConfiguration,
        prepare: @escaping @Sendable (JSIsolate) async throws(JSHostError) -> Void = { _ in }
    ) async throws(JSHostError) {
        self.init(try await JSIsolate(configuration)) { () throws(JSHostError) in
            let isolate = try await JSIsolate(configuration)
            try await prepare(isolate)
            return isolate
        }
    }
}

extension IsolatePool {
    convenience init(count: Int, _ configuration: IsolateConfiguration) async throws(JSHostError) {
        let nursery = IsolateNursery(configuration, keepsSpare: false)
        var places: [ReplaceableIsolate] = []
        for _ in 0..<count {
            places.append(ReplaceableIsolate(try await nursery.take()) { () throws(JSHostError) in try await nursery.take() })
        }
        self.init(places) { () throws(JSHostError) in try await nursery.take() }
    }
}
