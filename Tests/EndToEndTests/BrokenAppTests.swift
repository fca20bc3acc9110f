import Foundation
import Testing

/// What is wrong with an app is said, all of it and with its place; what works, works.
@Suite(.serialized) struct BrokenAppTests {
    @Test func healthyFunctionsRunAndEveryProblemIsListedWithItsPlace() async throws {
        let app = try AppCopy("Tests/Fixtures/apps/broken-functions")
        defer { app.remove() }
        let served = try await ServedApp(app.path)
        let text = served.banner.joined(separator: "\n")
        for (function, place) in Self.expected {
            let line = served.banner.first { $0.contains("error:") && $0.contains("'\(function)'") }
            #expect(line?.contains(place) == true, "\(function): \(line ?? "no line") in\n\(text)")
        }
        #expect(try await served.run("greet", input: #""you""#).text == #""Hello you!""#)
        #expect(await served.stop() == 0)
    }

    private static let expected: [(function: String, place: String)] = [
        ("malformed", "(malformed/function.json:3:49)"),
        ("missing-script", "(missing-script/function.json:2:17, scriptFile)"),
        ("unknown-binding", "(unknown-binding/function.json:5:15, bindings[0].type)"),
        ("wrong-type", "(wrong-type/function.json:7:18, bindings[0].methods)"),
        ("syntax-error", "(syntax-error/index.js:3:1)"),
    ]

    @Test func aFolderThatIsNoAppIsRefused() async throws {
        let result = try await PerdureProcess.run(["start", NSTemporaryDirectory()])
        #expect(result.status == 1)
        #expect(result.errors.first?.contains("Unable to find project root.") == true)
    }

    @Test func aPortInUseIsNamed() async throws {
        let app = try AppCopy("samples/http-start")
        let second = try AppCopy("samples/http-start")
        defer {
            app.remove()
            second.remove()
        }
        let served = try await ServedApp(app.path)
        let port = try #require(served.origin.split(separator: ":").last)
        let result = try await PerdureProcess.run(["start", second.path, "--port", String(port)])
        #expect(result.status == 1)
        #expect(
            result.errors == [
                "Port \(port) is unavailable. Close the process using that port, or specify another port using --port [-p]."
            ])
        #expect(await served.stop() == 0)
    }

    @Test func aTaskHubInUseIsNamedWithItsProcess() async throws {
        let app = try AppCopy("samples/http-start")
        defer { app.remove() }
        let served = try await ServedApp(app.path)
        let result = try await PerdureProcess.run(["run", app.path, "HelloCities"])
        #expect(result.status == 1)
        #expect(result.errors.first?.contains("is in use by process") == true)
        #expect(await served.stop() == 0)
    }
}
