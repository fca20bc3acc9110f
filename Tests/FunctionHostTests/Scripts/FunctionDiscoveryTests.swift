import FunctionApp
import Testing

@testable import FunctionHost

/// Hosts of apps whose code registers functions.
struct FunctionDiscoveryTests {
    private static let package = #"{"main": "src/*.js", "dependencies": {"@azure/functions": "4", "durable-functions": "3"}}"#
    private static let requires =
        #"const { app, output } = require("@azure/functions"); const df = require("durable-functions");"#

    private func serving<Result: Sendable>(
        _ scripts: [String: String], environment: [String: String] = [:], functions: [String]? = nil,
        _ body: (TestHost) async throws -> Result
    ) async throws -> Result {
        var files = ["package.json": Self.package]
        for (name, text) in scripts { files["src/\(name)"] = "\(Self.requires)\n\(text)" }
        return try await TestHost.serving(files: files, environment: environment, functions: functions, body)
    }

    @Test(arguments: ["", "1"])
    func bothModelsWorkInOneApp(workers: String) async throws {
        let script = """
            const add = df.app.activity("add", { handler: ([a, b]) => a + b });
            df.app.orchestration("Sum", function* (context) {
                const own = yield add(context.df.getInput());
                return [own, yield context.df.callActivity("Async", own)];
            });
            app.get("greet", { route: "greet/{name}", handler: async (request, context) => ({
                status: 201, jsonBody: [request.params.name, request.query.get("q"), context.functionName] }) });
            """
        let environment = workers.isEmpty ? [:] : ["FUNCTIONS_WORKER_PROCESS_COUNT": workers]
        try await serving(["a.js": script], environment: environment) { (test) async throws in
            #expect(test.host.problems.filter { $0.severity == .error } == [])
            #expect(await test.run("Sum", "[1,2]").text.hasPrefix("[3,"))
            let answer = await test.call("GET", "/api/greet/ann?q=1")
            #expect(answer.status == 201)
            #expect(answer.text == #"["ann","1","greet"]"#)
            #expect(await test.call("GET", "/api/greet").status == 404)
        }
    }

    @Test func aFileThatCannotBeRunIsAProblemAndTheOthersWork() async throws {
        let scripts = [
            "a.js": "app.get('early', () => ({ body: 'early' }));\nthrow new Error('at load');",
            "b.js": "function (", "c.js": "app.get('fine', () => ({ body: 'fine' }));",
            "d.js": "app.timer('sick', { schedule: 'never', handler() {} });",
        ]
        try await serving(scripts) { (test) async throws in
            let texts = test.host.problems.map(\.description)
            #expect(texts.contains { $0.hasPrefix(#"Worker was unable to load entry point "src/a.js": at load (src/a.js:3:"#) })
            #expect(texts.contains { $0.hasPrefix(#"Worker was unable to load entry point "src/b.js": SyntaxError: "#) })
            #expect(texts.contains { $0.hasPrefix("The 'sick' function is in error: The schedule 'never'") })
            #expect(texts.contains { $0.hasSuffix("(src/d.js:2:10, trigger.schedule)") })
            #expect(await test.call("GET", "/api/early").text == "early")
            #expect(await test.call("GET", "/api/fine").text == "fine")
        }
    }

    @Test(.enabled(if: TestHost.hasWorkerProcesses)) func aFileThatEndsItsProcessIsAProblemAndTheOthersWork() async throws {
        let scripts = [
            "a.js": "const rows = []; for (;;) rows.push(new Array(1e6).fill(1.5));",
            "b.js": "app.get('fine', () => ({ body: 'fine' }));",
        ]
        let environment = ["AzureFunctionsJobHost__perdure__limits__workerMemoryInMegabytes": "200"]
        try await serving(scripts, environment: environment) { (test) async throws in
            let problem = try #require(test.host.problems.first { $0.file == "src/a.js" })
            #expect(problem.message.hasPrefix("The script could not be loaded: "))
            #expect(await test.call("GET", "/api/fine").text == "fine")
        }
    }

    @Test func outputsAndLogsOfARegisteredFunctionGoWhereTheyShould() async throws {
        let script = """
            const messages = output.storageQueue({ queueName: "registered" });
            app.post("put", { extraOutputs: [messages], handler: async (request, context) => {
                context.extraOutputs.set(messages, await request.json());
                context.warn("put it");
                return { status: 202 };
            } });
            """
        try await serving(["a.js": script]) { (test) async throws in
            #expect(await test.call("POST", "/api/put", #"["one","two"]"#).status == 202)
            #expect(test.log.lines.contains { $0.contains("put it") })
        }
    }

    @Test func theAppsOwnHooksRunAtItsStartAndItsEnd() async throws {
        let script =
            "app.hook.appStart(() => console.log('good morning')); app.hook.appTerminate(() => console.log('good night'));"
        let log = try await serving(["a.js": script]) { (test) async throws in
            #expect(test.log.lines.contains { $0.contains("good morning") })
            #expect(!test.log.lines.contains { $0.contains("good night") })
            return test.log
        }
        #expect(log.lines.contains { $0.contains("good night") })
    }

    @Test func onlyTheWantedFunctionsAreServed() async throws {
        let script = "for (const name of ['one', 'two']) app.get(name, () => ({ body: name }));"
        try await serving(["a.js": script], functions: ["two"]) { (test) async throws in
            #expect(await test.call("GET", "/api/one").status == 404)
            #expect(await test.call("GET", "/api/two").text == "two")
        }
    }

    @Test func triggersThatAreNotFiredAreToldWithTheirFile() async throws {
        let script = "app.cosmosDB('watch', { connection: 'C', databaseName: 'd', containerName: 'c', handler() {} });"
        try await serving(["a.js": script]) { (test) async throws in
            let problem = try #require(test.host.problems.first { $0.function == "watch" })
            #expect(problem.severity == .warning)
            #expect(problem.file == "src/a.js")
            #expect(
                problem.message
                    == "The 'watch' function was loaded, but this version of Perdure does not fire its cosmosDBTrigger.")
        }
    }
}
