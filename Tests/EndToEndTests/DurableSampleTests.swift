import JSONText
import Testing

/// Every sample does what its README says, with live sessions and without.
@Suite(.serialized) struct DurableSampleTests {
    private static let api = "/runtime/webhooks/durabletask"

    @Test(arguments: SampleTests.sessions)
    func counterEntityCountsUpAndStays(_ variables: [String: String]) async throws {
        let app = try AppCopy("samples/counter-entity")
        defer { app.remove() }
        let command = ["run", app.path, "CountUp", "--input", #"{"key":"visits","to":10}"#]
        for _ in 1...2 {
            let result = try await PerdureProcess.run(command, variables: variables)
            #expect(result.output == [#"{"key":"visits","value":10}"#])
        }
    }

    @Test(arguments: SampleTests.sessions)
    func counterEntityIsSignalledAndReadOverHTTP(_ variables: [String: String]) async throws {
        let app = try AppCopy("samples/counter-entity")
        defer { app.remove() }
        let served = try await ServedApp(app.path, variables: variables)
        #expect(try await served.get("/api/counters/shop").status == 404)
        #expect(try await served.post("/api/counters/shop?by=3").status == 202)
        try await served.poll { try await served.get("\(Self.api)/entities/Counter/shop").text == "3" }
        #expect(try await served.get("/api/counters/shop").text == #"{"value":3}"#)
        #expect(await served.stop() == 0)
    }

    @Test(arguments: SampleTests.sessions)
    func bankTransferMovesMoneyOnlyWhenThereIsEnough(_ variables: [String: String]) async throws {
        let app = try AppCopy("samples/bank-transfer")
        defer { app.remove() }
        let served = try await ServedApp(app.path, variables: variables)
        let transfer = #"{"from":"ann","to":"bob","amount":30}"#
        for _ in 1...3 { #expect(try await served.run("Transfer", input: transfer).text == #"{"moved":30}"#) }
        let refused = try await served.run("Transfer", input: transfer)
        #expect(refused.text == #"{"moved":0,"reason":"ann has only 10"}"#)
        #expect(try await served.run("Audit", input: #"["ann","bob"]"#).text == #"{"accounts":2,"total":200}"#)
        #expect(await served.stop() == 0)
    }

    @Test(arguments: SampleTests.sessions)
    func retriesTriesUntilItWorksAndNotWhereThatIsOfNoUse(_ variables: [String: String]) async throws {
        let app = try AppCopy("samples/retries")
        defer { app.remove() }
        let result = try await PerdureProcess.run(["run", app.path, "Deliver"], variables: variables)
        #expect(result.output == [#"{"delivered":"to Harbour Street 1","returned":"The parcel has no address."}"#])
        #expect(result.errors.contains { $0.hasSuffix("The bridge to Harbour Street 1 is closed.") })
    }

    @Test(arguments: SampleTests.sessions)
    func subOrchestrationsFillTheOrder(_ variables: [String: String]) async throws {
        let app = try AppCopy("samples/sub-orchestrations")
        defer { app.remove() }
        let result = try await PerdureProcess.run(
            ["run", app.path, "FillOrder", "--id", "f"], variables: variables)
        #expect(result.output == [#"{"order":"order-7","from":"south","pieces":40,"shipment":"order-7 from south"}"#])
        #expect(result.errors.contains { $0.hasSuffix("Label for order-7, asked for by f.") })
    }

    @Test(arguments: SampleTests.sessions)
    func eternalCounterKeepsEveryEventWhileItBeginsAnew(_ variables: [String: String]) async throws {
        let app = try AppCopy("samples/eternal-counter")
        defer { app.remove() }
        let served = try await ServedApp(app.path, variables: variables)
        #expect(try await served.post("\(Self.api)/orchestrators/Counter/c1").status == 202)
        for operation in ["incr", "incr", "decr", "incr", "end"] {
            let raised = try await served.post("\(Self.api)/instances/c1/raiseEvent/operation", json: "\"\(operation)\"")
            #expect(raised.status == 202)
        }
        let status = try await served.waitForEnd(of: "c1")
        #expect(status["output"]?.text() == "2")
        #expect(status["customStatus"]?.text() == #"{"value":2}"#)
        #expect(await served.stop() == 0)
    }

    @Test(arguments: SampleTests.sessions)
    func durableHTTPAsksUntilTheReportIsReady(_ variables: [String: String]) async throws {
        let app = try AppCopy("samples/durable-http")
        defer { app.remove() }
        let served = try await ServedApp(app.path, variables: variables)
        let id = try #require(try await served.post("/api/start?seconds=0.5").json["id"]?.stringValue)
        let status = try await served.waitForEnd(of: id)
        let report = #"{"status":200,"type":"application/json","report":{"title":"Harbour traffic","ships":41}}"#
        #expect(status["output"]?.text() == report)
        #expect(await served.stop() == 0)
    }

    @Test(arguments: SampleTests.sessions)
    func phoneVerificationTakesTheRightCodeAndFourWrongOnes(_ variables: [String: String]) async throws {
        let app = try AppCopy("samples/phone-verification")
        defer { app.remove() }
        let served = try await ServedApp(app.path, variables: variables)
        let answer = "raiseEvent/SmsChallengeResponse"
        #expect(try await served.post("\(Self.api)/orchestrators/VerifyPhone/v1", json: #""+49 40 1""#).status == 202)
        let line = try #require(await served.line(with: "To +49 40 1: your verification code is "))
        let code = try #require(line.split(separator: " ").last?.dropLast())
        #expect(try await served.post("\(Self.api)/instances/v1/\(answer)", json: "1").status == 202)
        #expect(try await served.post("\(Self.api)/instances/v1/\(answer)", json: "\(code)").status == 202)
        #expect(try await served.waitForEnd(of: "v1")["output"]?.text() == "true")

        #expect(try await served.post("\(Self.api)/orchestrators/VerifyPhone/v2", json: #""+49 40 2""#).status == 202)
        for wrong in 1...4 {
            #expect(try await served.post("\(Self.api)/instances/v2/\(answer)", json: "\(wrong)").status == 202)
        }
        #expect(try await served.waitForEnd(of: "v2")["output"]?.text() == "false")

        #expect(try await served.post("\(Self.api)/orchestrators/VerifyPhone/v3").status == 202)
        let failed = try await served.waitForEnd(of: "v3")
        #expect(failed["runtimeStatus"]?.stringValue == "Failed")
        #expect(failed["output"]?.stringValue?.hasSuffix("A phone number input is required.") == true)
        #expect(await served.stop() == 0)
    }
}
