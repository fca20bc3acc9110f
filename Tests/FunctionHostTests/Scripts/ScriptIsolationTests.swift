import DurableCore
import FoundationEssentials
import FunctionApp
import Glibc
import JSONText
import Testing

@testable import FunctionHost

/// Where scripts run, and what becomes of them when their processes break.
@Suite(.timeLimit(.minutes(2)), .enabled(if: TestHost.hasWorkerProcesses)) struct ScriptIsolationTests {
    private static func set(_ name: String, _ value: String) -> [String: String] {
        ["AzureFunctionsJobHost__perdure__\(name)": value]
    }

    @Test(arguments: ["process", "none"])
    func scriptsRunWhereTheSettingSays(isolation: String) async throws {
        try await TestHost.serving("harmful", environment: Self.set("isolation", isolation)) { (test) async throws in
            let orchestrator = try await test.run("OwnProcess").json.intValue
            let activity = try await test.run("Calls", #"{"activity":"Process"}"#).json.intValue
            #expect((orchestrator == Int(getpid())) == (isolation == "none"))
            #expect((orchestrator == activity) == (isolation == "none"))
        }
    }

    @Test func instancesAreSpreadOverWorkers() async throws {
        try await TestHost.serving("harmful", environment: Self.set("orchestratorWorkers", "3")) { (test) async throws in
            var processes: Set<Int> = []
            for _ in 0..<100 where processes.count < 3 {
                processes.insert(try await test.run("OwnProcess").json.intValue ?? 0)
            }
            #expect(processes.count == 3)
        }
    }

    @Test func aWorkerThatIsKilledIsReplacedAndNothingIsLost() async throws {
        try await TestHost.serving("harmful") { (test) async throws in
            for _ in 0..<5 {
                let orchestrator = try await test.run("OwnProcess").json.intValue ?? 0
                let activity = try await test.run("Calls", #"{"activity":"Process"}"#).json.intValue ?? 0
                let work = Task {
                    for number in 0..<20 { #expect(await test.run("Echoes", "\(number)").text == "\(number)") }
                }
                kill(pid_t(orchestrator), SIGKILL)
                kill(pid_t(activity), SIGKILL)
                await work.value
                #expect(try await test.run("OwnProcess").json.intValue != orchestrator)
            }
        }
    }

    /// It cannot be told from bad luck at first, so it is tried again.
    @Test func aFunctionThatKeepsKillingItsWorkerFails() async throws {
        let files = [
            "Dies/function.json": #"{"bindings":[{"name":"input","type":"activityTrigger","direction":"in"}]}"#,
            "Dies/index.js": """
            const fs = require("fs");
            module.exports = async () => {
                fs.appendFileSync(__dirname + "/processes", process.pid + "\\n");
                while (true) {}
            };
            """,
        ]
        let copy = try AppCopy("harmful", files: files)
        let environment = Self.set("limits__workerDeaths", "2").merging(Self.set("limits__processorTime", "-1")) { $1 }
        try await TestHost.serving(copy: copy, environment: environment) { (test) async throws in
            let answer = Task { await test.run("Calls", #"{"activity":"Dies"}"#).text }
            var killed: [Substring] = []
            while killed.count < 2 {
                let text = (try? String(contentsOfFile: "\(copy.path)/Dies/processes", encoding: .utf8)) ?? ""
                let processes = text.split(separator: "\n")
                guard processes.count > killed.count, let id = processes.last.flatMap({ pid_t($0) }) else {
                    await Task.yield()
                    continue
                }
                killed = processes
                kill(id, SIGKILL)
            }
            let expected =
                "The function 'Dies' broke its worker process, which was ended by signal 9, 2 times "
                + "(perdure.limits.workerDeaths in host.json)."
            let text = await answer.value
            #expect(text.contains(expected), "\(text)")
        }
    }

    @Test func aScriptThatEndsItsProcessWhileItIsLoadedIsNamedAndTheOthersWork() async throws {
        let activity = #"{"bindings":[{"name":"input","type":"activityTrigger","direction":"in"}]}"#
        let files = [
            "Broken/function.json": activity, "Broken/index.js": "module.exports = ;",
            "Leaves/function.json": activity, "Leaves/index.js": "process.exit(4);",
        ]
        let copy = try AppCopy("harmful", files: files)
        try await TestHost.serving(copy: copy) { (test) async throws in
            let problems = test.host.problems
            #expect(problems.map(\.file).sorted() == ["Broken/index.js", "Leaves/index.js"], "\(problems)")
            let message = "The script could not be loaded: the scripts' process exited with code 4."
            #expect(problems.contains { $0.function == "Leaves" && $0.message == message }, "\(problems)")
            #expect(try await test.run("Echoes", "1").json == 1)
        }
    }
}
