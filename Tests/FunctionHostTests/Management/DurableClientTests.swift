import DurableCore
import DurableEngine
import JSONText
import Testing

@testable import FunctionHost

/// The client that scripts get, against the real engine (js-api.md 1.6).
struct DurableClientTests {
    /// What a method of the client came to: its value, or the message of its error.
    private static func call(_ test: TestHost, _ method: String, _ arguments: JSONValue...) async throws -> JSONValue {
        let body: JSONValue = ["method": .string(method), "arguments": .array(arguments)]
        let answer = try await test.post("/api/client", body.text()).json
        return answer["message"] ?? answer["value"] ?? "undefined"
    }

    @Test func startNewStartsAnInstanceAndGivesItsID() async throws {
        try await TestHost.serving { (test) async throws in
            #expect(try await Self.call(test, "startNew", "echo", "a \"b\" é", ["n": 1]) == "a \"b\" é")
            #expect(try await test.host.hub.waitForEnd(of: "a \"b\" é")?.output?.json == #"{"n":1}"#)
            let id = try #require(try await Self.call(test, "startNew", "Echo").stringValue)
            #expect(id.wholeMatch(of: /[0-9a-f]{32}/) != nil)
            let row = try await test.host.hub.waitForEnd(of: InstanceID(id))
            #expect(row?.input == nil)
            #expect(row?.name == "Echo")
        }
    }

    @Test func whatCannotBeStartedIsToldWithItsReason() async throws {
        try await TestHost.serving { (test) async throws in
            let unknown = try await Self.call(test, "startNew", "Nope").stringValue
            #expect(unknown?.hasPrefix("The operation failed with an unexpected status code: 400. Details: ") == true)
            #expect(unknown?.contains("'Nope' doesn't exist") == true)
            #expect(try await Self.call(test, "startNew", "Waits", "x") == "x")
            let inUse = try await Self.call(test, "startNew", "Waits", "x").stringValue
            #expect(inUse?.hasPrefix("The operation failed with an unexpected status code: 409.") == true)
            #expect(try await Self.call(test, "startNew", "") == "orchestratorFunctionName must be a valid string.")
        }
    }

    @Test func getStatusGivesTheStatusObject() async throws {
        try await TestHost.serving { (test) async throws in
            _ = try await Self.call(test, "startNew", "Echo", "x", [1])
            _ = try await test.host.hub.waitForEnd(of: "x")
            let status = try await Self.call(test, "getStatus", "x")
            #expect(
                status.objectValue?.keys == [
                    "name", "instanceId", "runtimeStatus", "input", "customStatus", "output", "createdTime", "lastUpdatedTime",
                ])
            #expect(status["output"] == [1])
            let full = try await Self.call(test, "getStatus", "x", true, true, false)
            #expect(full["input"] == .null)
            #expect(full["historyEvents"]?[1]?["Result"] == [1])
            #expect(try await Self.call(test, "getStatus", "nobody") == "")
        }
    }

    @Test func raisedEventsArriveAndUnknownInstancesAreErrors() async throws {
        try await TestHost.serving { (test) async throws in
            for (id, value) in [("a", JSONValue.array([["n": 1]])), ("b", .array([])), ("c", .array([.null]))] {
                _ = try await test.start("Waits", id: id)
                let arguments: [JSONValue] = [.string(id), "Go"] + (value.arrayValue ?? [])
                let body: JSONValue = ["method": "raiseEvent", "arguments": .array(arguments)]
                #expect(try await test.post("/api/client", body.text()).json["isUndefined"] == true)
                let output = try await test.host.hub.waitForEnd(of: InstanceID(id))?.output?.json
                #expect(output == value[0]?.text() ?? "null")
            }
            #expect(try await Self.call(test, "raiseEvent", "nobody", "Go") == "No instance with ID 'nobody' found.")
            #expect(try await Self.call(test, "raiseEvent", "a", "Go") == "undefined")
            #expect(try await Self.call(test, "raiseEvent", "a", "") == "eventName must be a valid string.")
        }
    }

    @Test func terminateEndsAnInstance() async throws {
        try await TestHost.serving { (test) async throws in
            _ = try await test.start("Waits", id: "x")
            #expect(try await Self.call(test, "terminate", "x", "enough") == "undefined")
            let row = try await test.host.hub.waitForEnd(of: "x")
            #expect(row?.status == .terminated)
            #expect(row?.reason == "enough")
            #expect(try await Self.call(test, "terminate", "x", "again") == "undefined")
            #expect(try await Self.call(test, "terminate", "nobody") == "No instance with ID 'nobody' found.")
        }
    }

    @Test func addressesGetTheOriginOfTheRequestTheyAreMadeFor() async throws {
        try await TestHost.serving { (test) async throws in
            let body = #"{"method":"createCheckStatusResponse","arguments":[{"url":"https://far:1/x"},"a b"]}"#
            let response = try await test.post("/api/client", body).json["value"]
            #expect(response?["status"] == 202)
            #expect(
                response?["headers"]?["Location"]
                    == "https://far:1\(TestHost.api)/instances/a%20b?taskHub=HostTests&connection=AzureWebJobsStorage")
            let own = try await Self.call(test, "createHttpManagementPayload", "x")
            let address = try #require(own["sendEventPostUri"]?.stringValue)
            #expect(address.hasPrefix("http://localhost:7071\(TestHost.api)/instances/x/raiseEvent/{eventName}?"))
        }
    }

    @Test func theBindingHasTheClientsValue() async throws {
        try await TestHost.serving { (test) async throws in
            let urls = test.host.router.management.management.urls
            #expect(await test.get("/api/binding").text == ClientBinding(urls).json)
        }
    }
}
