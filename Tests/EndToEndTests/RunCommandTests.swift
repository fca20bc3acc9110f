import Foundation
import JSONText
import Testing

/// `perdure run` and signals, as a user meets them.
@Suite(.serialized) struct RunCommandTests {
    private static func run(_ app: AppCopy, _ arguments: String...) async throws -> ProcessResult {
        try await PerdureProcess.run(["run", app.path] + arguments)
    }

    @Test func inputsAreJSONOrFilesOfIt() async throws {
        let app = try AppCopy("Tests/Fixtures/apps/running")
        defer { app.remove() }
        let file = "\(app.path)/input.json"
        try Data("\u{FEFF}[1,\n 2.50]".utf8).write(to: URL(filePath: file))
        #expect(try await Self.run(app, "Echo", "--input", "@\(file)").output == ["[1,2.5]"])
        #expect(try await Self.run(app, "echo").output == ["null"])
        for (input, problem) in [
            ("hello", "--input is not JSON: "),
            ("@\(app.path)/none", "Could not read the input file at '\(app.path)/none': No such"),
            ("@\(app.path)", "Could not read the input file at '\(app.path)': Is a directory"),
            ("@\(app.path)/Echo/index.js", "\(app.path)/Echo/index.js is not JSON: "),
        ] {
            let result = try await Self.run(app, "Echo", "--input", input)
            #expect(result.status == 1)
            #expect(result.output == [])
            #expect(result.errors.count == 1)
            #expect(result.errors.first?.hasPrefix(problem) == true, "\(result.errors)")
        }
    }

    @Test func aFailureIsToldWithItsPlace() async throws {
        let app = try AppCopy("Tests/Fixtures/apps/running")
        defer { app.remove() }
        let result = try await Self.run(app, "Fails")
        #expect(result.status == 1)
        #expect(result.output == [])
        #expect(result.errors.first == "Orchestrator function 'Fails' failed: not today")
        #expect(result.errors.contains { $0.contains("Fails/index.js:4:") })
    }

    @Test func whatCannotBeStartedIsRefused() async throws {
        let app = try AppCopy("Tests/Fixtures/apps/running")
        defer { app.remove() }
        let unknown = try await Self.run(app, "Nope")
        #expect(unknown.status == 1)
        #expect(unknown.errors.first?.hasPrefix("The function 'Nope' doesn't exist") == true)
        let id = try await Self.run(app, "Echo", "--id", "@x")
        #expect(id.status == 1)
        #expect(try await PerdureProcess.run(["run"]).status == 64)
        let port = try await PerdureProcess.run(["start", "--port", "99999"])
        #expect(port.status == 64)
        #expect(port.errors.first == "Error: --port must be from 0 to 65535, not 99999.")
    }

    @Test(arguments: [SIGINT, SIGTERM])
    func aRunThatIsInterruptedGoesOnUnderItsID(_ signal: Int32) async throws {
        let app = try AppCopy("Tests/Fixtures/apps/running")
        defer { app.remove() }
        let first = try PerdureProcess(["run", app.path, "Waits", "--id", "x"])
        var lines: [String] = []
        for await line in first.errors {
            lines.append(line)
            if line.hasSuffix("waiting") { first.send(signal) }
        }
        #expect(await first.waitForExit() == 1)
        #expect(lines.last == "Interrupted. The run goes on with: perdure run \(app.path) Waits --id x")

        let other = try await Self.run(app, "Echo", "--id", "x")
        #expect(other.status == 1)
        #expect(other.errors == ["The id 'x' is in use: an instance of 'Waits' with the status Running has it."])

        let served = try await ServedApp(app.path)
        let event = "/runtime/webhooks/durabletask/instances/x/raiseEvent/Go"
        #expect(try await served.post(event, json: "1").status == 202)
        #expect(try await served.waitForEnd(of: "x")["output"] == ["waiting", 1])
        served.process.send(signal)
        #expect(await served.process.waitForExit() == 0)
    }

    @Test func aWaitingRequestDoesNotHoldUpTheEnd() async throws {
        let app = try AppCopy("Tests/Fixtures/apps/running")
        defer { app.remove() }
        let served = try await ServedApp(app.path)
        async let waiting = served.post("/runtime/webhooks/durabletask/orchestrators/Waits?timeout=3600")
        await served.line(with: "waiting")
        #expect(await served.stop() == 0)
        #expect(try await waiting.status == 202)
    }

    @Test func aSecondSignalEndsAtOnce() async throws {
        let app = try AppCopy("Tests/Fixtures/apps/running")
        defer { app.remove() }
        let process = try PerdureProcess(["run", app.path, "Hangs"])
        for await line in process.errors {
            if line.hasSuffix("hanging") { process.send(SIGINT) }
            if line.hasPrefix("Interrupted.") { process.send(SIGTERM) }
        }
        #expect(await process.waitForExit() == 128 + SIGTERM)
    }
}
