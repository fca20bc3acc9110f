import DurableCore
import DurableEngine
import FunctionApp
import Testing

@testable import FunctionHost

/// Opening a host.
struct HostTests {
    @Test func scriptsThatCannotBeLoadedAreProblemsAndTheRestWorks() async throws {
        let files = ["Sync/index.js": "\nmodule.exports = function ( {", "Echo/index.js": "\nthrow new Error('at load');"]
        try await TestHost.serving(files: files) { (test) async throws in
            let texts = test.host.problems.map(\.description)
            let syntax = texts.first { $0.hasPrefix("The 'Sync' function is in error: SyntaxError: ") }
            #expect(syntax?.contains("(Sync/index.js:") == true)
            #expect(texts.contains("The 'Echo' function is in error: at load (Echo/index.js:2:16)"))
            #expect(await test.run("Calls", #"["Async",1]"#).text == "1")
        }
    }

    @Test func theTaskHubLiesInTheAppUnlessHostJSONNamesAnotherPlace() async throws {
        let copy = try AppCopy()
        #expect(try HubFile.path(for: AppLoader.load(copy.path, environment: [:])) == "\(copy.path)/.perdure/HostTests.db")
        let host = #"{"version":"2.0","extensions":{"durableTask":{"storageProvider":{"path":"a/b/hub.sqlite"}}}}"#
        let other = try AppCopy(files: ["host.json": host])
        #expect(try HubFile.path(for: AppLoader.load(other.path, environment: [:])) == "\(other.path)/a/b/hub.sqlite")
        let blocked = try AppCopy(files: ["host.json": host, "a": "a file"])
        #expect(throws: HubFileError.self) { try HubFile.path(for: AppLoader.load(blocked.path, environment: [:])) }
    }

    @Test func aFolderThatIsNoAppIsRefused() async throws {
        let copy = try AppCopy()
        let options = HostOptions(root: "\(copy.path)/Echo", environment: [:])
        await #expect(throws: AppProblems.self) { try await Host.open(options, logger: LogRecorder().logger) }
    }

    @Test func whatScriptsLogIsLogged() {
        let log = LogRecorder()
        let write = ScriptLog(log.logger).write
        write(#"{"level":"information","message":"a"}"#)
        write(#"{"level":"warning","message":"b","function":"F"}"#)
        write(#"{"level":"error","message":"c\nd"}"#)
        write(#"{"level":"verbose","message":"hidden"}"#)
        write("no JSON")
        #expect(log.lines == ["info: a", "warning: b", "error: c\nd"])
    }
}
