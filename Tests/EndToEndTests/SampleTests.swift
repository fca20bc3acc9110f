import Glibc
import JSONText
import Testing

/// Every sample does what its README says, with live sessions and without.
@Suite(.serialized) struct SampleTests {
    static let sessions: [[String: String]] = [true, false].map {
        ["AzureFunctionsJobHost__extensions__durableTask__extendedSessionsEnabled": "\($0)"]
    }

    @Test(arguments: sessions)
    func helloCitiesPrintsItsOutputAndNothingElse(_ variables: [String: String]) async throws {
        let app = try AppCopy("samples/hello-cities")
        defer { app.remove() }
        let result = try await PerdureProcess.run(["run", app.path, "HelloCities"], variables: variables)
        #expect(result.output == [#"["Hello Tokyo!","Hello Seattle!","Hello London!"]"#])
        #expect(result.errors == [])
        #expect(result.status == 0)
    }

    @Test(arguments: sessions)
    func fanOutFanInCountsTheWordsOfEveryFile(_ variables: [String: String]) async throws {
        let app = try AppCopy("samples/fan-out-fan-in")
        defer { app.remove() }
        let result = try await PerdureProcess.run(["run", app.path, "SummarizeFolder"], variables: variables)
        #expect(result.output == [#"{"files":12,"words":197,"largest":"documents/harbour.txt"}"#])
    }

    @Test(arguments: sessions)
    func monitorPollsUntilTheJobIsDone(_ variables: [String: String]) async throws {
        let app = try AppCopy("samples/monitor")
        defer { app.remove() }
        let input = #"{"jobSeconds":0.5,"pollSeconds":0.2}"#
        let result = try await PerdureProcess.run(
            ["run", app.path, "MonitorJob", "--input", input], variables: variables)
        #expect(result.output == [#""Job job-1 is done.""#])
        #expect(result.errors.contains { $0.hasSuffix("Job job-1: Running.") })
    }

    @Test(arguments: sessions)
    func monitorGivesUpWhenTheJobTakesTooLong(_ variables: [String: String]) async throws {
        let app = try AppCopy("samples/monitor")
        defer { app.remove() }
        let input = #"{"jobSeconds":60,"pollSeconds":0.1,"expirySeconds":0.4}"#
        let result = try await PerdureProcess.run(
            ["run", app.path, "MonitorJob", "--input", input], variables: variables)
        #expect(result.output == [#""Job job-1 was not done after 0.4 seconds.""#])
    }

    @Test(arguments: sessions)
    func esmAppAddsUpAnOrder(_ variables: [String: String]) async throws {
        let app = try AppCopy("samples/esm-app")
        defer { app.remove() }
        let result = try await PerdureProcess.run(["run", app.path, "OrderTotal"], variables: variables)
        #expect(result.output == [#"{"items":["tea","teapot"],"total":33.1}"#])
    }

    @Test(.enabled(if: access(packages, R_OK) == 0), arguments: sessions)
    func npmPackagesRenderAnInvoice(_ variables: [String: String]) async throws {
        let app = try AppCopy("samples/npm-packages")
        defer { app.remove() }
        #expect(symlink(Self.packages, "\(app.path)/node_modules") == 0)
        let result = try await PerdureProcess.run(["run", app.path, "Invoice"], variables: variables)
        let invoice = #""Invoice for Ada, due March 29, 2024\n2 x cup: 6.30\n3 x tea: 12.60\n1 x teapot: 28.90\nTotal: 47.80""#
        #expect(result.output == [invoice])
    }

    /// As `Tests/NodePackages/fetch.sh` fetches them.
    private static let packages =
        #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/.build/node-packages/node_modules"

    @Test(arguments: sessions)
    func theSamplesOfTheArticleWork(_ variables: [String: String]) async throws {
        let app = try AppCopy("samples/seed-article")
        defer { app.remove() }
        let hello = try await PerdureProcess.run(
            ["run", app.path, "HelloWorld", "--input", #""World""#], variables: variables)
        #expect(hello.output == [#""Hello World!""#])
        let renamed = try await PerdureProcess.run(
            ["run", app.path, "HelloWorldWithoutActivity", "--input", #""you""#], variables: variables)
        #expect(renamed.output == [#""Hello you!""#])
        let everything = try await PerdureProcess.run(["run", app.path, "CallEverything"], variables: variables)
        #expect(everything.output == [#"["Hello World!","Hello World!","Hello World!"]"#])
    }

    @Test(arguments: sessions)
    func approvalIsDecidedByTheEventOrByTheTimer(_ variables: [String: String]) async throws {
        let app = try AppCopy("samples/human-approval")
        defer { app.remove() }
        let served = try await ServedApp(app.path, variables: variables)
        let api = "/runtime/webhooks/durabletask"
        for (id, decision, event) in [("order-1", "approved", "true"), ("order-2", "rejected", "false")] {
            #expect(try await served.post("\(api)/orchestrators/ApprovalWorkflow/\(id)").status == 202)
            await served.line(with: "raise the event Approval for \(id)")
            #expect(try await served.post("\(api)/instances/\(id)/raiseEvent/Approval", json: event).status == 202)
            let status = try await served.waitForEnd(of: id)
            #expect(status["output"]?.text() == #"{"request":"a new chair","decision":"\#(decision)"}"#)
        }
        let escalated = try await served.run("ApprovalWorkflow", input: #"{"request":"tea","timeoutSeconds":0.2}"#)
        #expect(escalated.text == #"{"request":"tea","decision":"escalated","escalatedTo":"head of the department"}"#)
        #expect(await served.stop() == 0)
    }
}
