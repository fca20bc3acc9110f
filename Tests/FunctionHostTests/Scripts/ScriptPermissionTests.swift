import DurableCore
import FoundationEssentials
import JSONText
import Testing

@testable import FunctionHost

/// What `perdure.allow` of host.json leaves to scripts.
@Suite(.timeLimit(.minutes(2)), .enabled(if: TestHost.hasWorkerProcesses)) struct ScriptPermissionTests {
    private static func attempt(_ action: String, _ path: String, in test: TestHost) async throws -> JSONValue {
        let input: JSONValue = ["activity": "Files", "input": ["action": .string(action), "path": .string(path)]]
        return try await test.run("Calls", input.text()).json
    }

    @Test func scriptsReadOnlyWhatTheyMay() async throws {
        let copy = try AppCopy("harmful")
        let other = try AppCopy("harmful")
        for (allowed, answer) in [("true", true), ("false", "EACCES"), (other.path, true)] as [(String, JSONValue)] {
            let variable = allowed.hasPrefix("/") ? "read__0" : "read"
            let environment = ["AzureFunctionsJobHost__perdure__allow__\(variable)": allowed]
            try await TestHost.serving(copy: copy, environment: environment) { (test) async throws in
                #expect(try await Self.attempt("read", "\(other.path)/host.json", in: test) == answer)
                #expect(try await Self.attempt("read", "\(copy.path)/host.json", in: test) == true)
            }
        }
    }

    @Test func scriptsWriteOnlyWhatTheyMay() async throws {
        let copy = try AppCopy("harmful")
        try FileManager.default.createDirectory(atPath: "\(copy.path)/out", withIntermediateDirectories: false)
        for (variable, allowed, inside, outside) in [
            ("write", "true", true, true), ("write", "false", "EACCES", "EACCES"), ("write__0", "out", true, "EACCES"),
        ] as [(String, String, JSONValue, JSONValue)] {
            let environment = ["AzureFunctionsJobHost__perdure__allow__\(variable)": allowed]
            try await TestHost.serving(copy: copy, environment: environment) { (test) async throws in
                #expect(try await Self.attempt("write", "\(copy.path)/out/file", in: test) == inside)
                #expect(try await Self.attempt("write", "\(copy.path)/host.json.copy", in: test) == outside)
            }
        }
    }

    @Test(arguments: ["network", "processes"])
    func systemCallsAreFiltered(permission: String) async throws {
        let environment = ["AzureFunctionsJobHost__perdure__allow__\(permission)": "false"]
        try await TestHost.serving("harmful", environment: environment) { (test) async throws in
            let process = try await test.run("OwnProcess").json.intValue ?? 0
            let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
            #expect(status.contains("Seccomp:\t2"))
            #expect(status.contains("NoNewPrivs:\t1"))
        }
    }
}
