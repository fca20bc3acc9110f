import DurableCore
import DurableEngine
import JSONText
import Testing

@testable import DurableSQLite
@testable import FunctionHost

/// What holds for every route, and answers that no other suite asks for.
struct ManagementAnswerTests {
    private static let instances = "\(TestHost.api)/instances"

    /// Every route as a request that could be done: method and path from the base.
    private static let requests = ManagementRoutes.all.flatMap { route in
        let path = route.path.replacing("{functionName}", with: "Sum").replacing("{entityName}", with: "Counter")
            .replacing("{instanceId}", with: "x").replacing("{entityKey}", with: "a").replacing("{eventName}", with: "Go")
        return route.methods.map { (method: $0, path: path, operation: route.operation) }
    }

    @Test func everyRouteRefusesAnotherTaskHub() async throws {
        try await TestHost.serving("management", isAtWork: false) { (test) async throws in
            for request in Self.requests {
                let answer = await test.call(request.method, "\(TestHost.api)/\(request.path)?TaskHub=Other")
                #expect(answer.status == 400, "\(request.method) \(request.path)")
                #expect(
                    try answer.json["ExceptionMessage"]
                        == "The parameter 'taskHub' must be 'ManagementTests', which this host serves, not 'Other'.")
            }
        }
    }

    @Test func everyRouteSaysWhenTheTaskHubCannotBeReached() async throws {
        try await TestHost.serving("management", isAtWork: false) { (test) async throws in
            try await test.host.storage.writer.perform { try $0.execute("ALTER TABLE instances RENAME TO gone") }
            for request in Self.requests {
                let target = "\(TestHost.api)/\(request.path)?createdTimeFrom=2020-01-01"
                let answer = await test.call(request.method, target)
                switch request.operation {
                case .makePrimary, .describe: #expect(answer.status == 200)
                default:
                    #expect(answer.status == 500, "\(request.method) \(request.path)")
                    #expect(answer.text == #"{"Message":"Something went wrong while processing your request"}"#)
                    #expect(test.log.lines.last?.contains("could not be answered") == true)
                }
            }
        }
    }

    @Test func whatHasEndedIsNotResumed() async throws {
        try await TestHost.serving("management") { (test) async throws in
            let started = await test.post("\(TestHost.api)/orchestrators/Sum/x?timeout=60", "[1]")
            #expect(started.status == 200)
            #expect(started.text == "2")
            #expect(await test.post("\(Self.instances)/x/resume").status == 410)
        }
    }

    @Test func aRestartUnderAnIDInUseIsAConflict() async throws {
        try await TestHost.serving("management") { (test) async throws in
            _ = try await test.start("Waits", id: "x")
            #expect(try await test.host.hub.wait(for: "x") { $0.status == .running } != nil)
            let answer = await test.post("\(Self.instances)/x/restart?restartWithNewInstanceId=false")
            #expect(answer.status == 409)
            #expect(try answer.json["Message"] == "An Orchestration instance with the status Running already exists.")
        }
    }

    @Test func aWaitingRestartAnswersAFailureWith500WhenThatIsWanted() async throws {
        try await TestHost.serving("management") { (test) async throws in
            _ = await test.post("\(TestHost.api)/orchestrators/Fails/x?timeout=60")
            let answer = await test.post("\(Self.instances)/x/restart?timeout=60&returnInternalServerErrorOnFailure=true")
            #expect(answer.status == 500)
            #expect(try answer.json["output"] == "Orchestrator function 'Fails' failed: too far")
        }
    }

    /// Bytes that are no text, encodings that are none, names given twice, and parameters that nobody knows.
    @Test func oddQueriesAreReadAsFarAsTheyCanBe() async throws {
        try await TestHost.serving("management", isAtWork: false) { (test) async throws in
            _ = try await test.start("Waits", id: "x")
            for query in [
                "?", "?&&=&=x", "?%", "?showInput=%zz", "?showInput=true&showInput=false", "?showInput=%00", "?%ff=%ff&nothing=1",
                "?showinput", "?showInput=true#x",
            ] {
                #expect(await test.get("\(Self.instances)/x\(query)").status == 202, "\(query)")
            }
            for number in ["99999999999999999999", "1e3", "0x10", "٣", "1.0", "%00", "-0"] {
                #expect(await test.get("\(Self.instances)?top=\(number)").status == 400, "\(number)")
            }
            #expect(await test.get("\(Self.instances)?top=9223372036854775807").status == 200)
        }
    }

    @Test func aTimeoutThatIsNoNumberStartsNothing() async throws {
        try await TestHost.serving("management", isAtWork: false) { (test) async throws in
            for query in ["timeout=soon", "timeout=1&pollingInterval=often", "timeout=1%20s", "timeout=nan", "timeout=inf"] {
                let answer = await test.post("\(TestHost.api)/orchestrators/Sum/x?\(query)")
                #expect(answer.status == 400, "\(query)")
                #expect(try answer.json["ExceptionMessage"]?.stringValue?.contains("must be a number, not") == true)
                #expect(try await test.host.hub.status(of: "x") == nil)
            }
        }
    }

    /// Every id that can be started is found again, however odd it looks.
    @Test func idsOfAllKindsAreFoundAgain() async throws {
        try await TestHost.serving("management", isAtWork: false) { (test) async throws in
            let ids = [
                " ", "a b", "%2F", "é", "e\u{301}", "日本語", "👩‍👩‍👧", "a+b&c=d;e", "...", "a:b@c", String(repeating: "é", count: 256),
            ]
            for id in ids {
                let path = ManagementURLs.encoded(id)
                #expect(await test.post("\(TestHost.api)/orchestrators/Waits/\(path)").status == 202, "\(id)")
                let status = await test.get("\(Self.instances)/\(path)")
                #expect(status.status == 202)
                #expect(try status.json["instanceId"]?.stringValue?.utf8.elementsEqual(id.utf8) == true, "\(id)")
                #expect(await test.get("\(Self.instances)/\(path)/events").status == 200)
                #expect(await test.post("\(Self.instances)/\(path)/raiseEvent/\(path)").status == 202)
            }
            #expect(await test.get("\(Self.instances)/counts").text.hasPrefix(#"{"count":\#(ids.count),"#))
            #expect(await test.get("\(Self.instances)/%00").status == 400)
            for id in ["a%2Fb", String(repeating: "x", count: 10_000)] {
                #expect(await test.get("\(Self.instances)/\(id)").status == 404)
                #expect(await test.post("\(TestHost.api)/orchestrators/Waits/\(id)").status == 400)
            }
            for path in ["/", "//terminate", "/x//raiseEvent/Go", "/x/raiseEvent/"] {
                #expect(await test.post("\(Self.instances)\(path)").status == 404, "\(path)")
            }
        }
    }

    @Test(arguments: [
        ("application/json", true), ("application/json;charset=utf-8", true), ("APPLICATION/JSON ; charset=UTF-8", true),
        (" application/json", true), ("application/jsonp", false), ("application/json, text/plain", false), (";", false),
        ("", false), ("text/json", false),
    ])
    func theMediaTypeIsWhatStandsBeforeItsParameters(_ type: String, _ isJSON: Bool) {
        #expect(HTTPCall(method: "POST", path: "/", headers: [("content-type", type)]).isJSON == isJSON)
    }
}
