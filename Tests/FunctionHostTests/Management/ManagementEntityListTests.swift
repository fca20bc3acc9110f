import DurableCore
import DurableEngine
import JSONText
import Testing

@testable import FunctionHost

/// Listing entities over HTTP (host.md 1.3).
struct ManagementEntityListTests {
    private static let entities = "\(TestHost.api)/entities"

    /// Counters `a` and `b/c` hold 1 and 2; `gone` is deleted again. An orchestration stands beside them.
    private static func serving(_ body: (TestHost) async throws -> Void) async throws {
        try await TestHost.serving("lifecycle") { (test) async throws in
            _ = try await test.start("Waits", id: "x")
            for (key, value) in [("a", "1"), ("b%2Fc", "2"), ("gone", "3")] {
                #expect(await test.post("\(entities)/Counter/\(key)?op=add", value).status == 202)
                while await test.get("\(entities)/Counter/\(key)").text != value { await Task.yield() }
            }
            #expect(await test.call("DELETE", "\(entities)/Counter/gone").status == 202)
            while await test.get("\(entities)/Counter/gone").status != 404 { await Task.yield() }
            try await body(test)
        }
    }

    private static func shown(_ answer: HTTPAnswer) throws -> [String] {
        try #require(answer.json.arrayValue).map { entity in
            "\(entity["entityId"]?.text() ?? "") \(entity["state"]?.text() ?? "")"
        }
    }

    private static func entity(_ key: String, _ state: String) -> String { #"{"name":"counter","key":"\#(key)"} \#(state)"# }

    @Test func thoseThatExistAreListedWithTheirStateWhenItIsWanted() async throws {
        try await Self.serving { (test) async throws in
            let list = await test.get(Self.entities)
            #expect(list.status == 200)
            #expect(list.header(ContinuationToken.header)?.isEmpty == true)
            #expect(try Self.shown(list) == [Self.entity("a", "null"), Self.entity("b/c", "null")])
            let time = try #require(try list.json[0]?["lastOperationTime"]?.stringValue)
            #expect(time.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z/) != nil)
            #expect(try list.json[0]?.objectValue?.keys == ["entityId", "lastOperationTime", "state"])
            let states = await test.get("\(Self.entities)/COUNTER?fetchState=true")
            #expect(try Self.shown(states) == [Self.entity("a", "1"), Self.entity("b/c", "2")])
        }
    }

    @Test func filtersLeaveOutWhatDoesNotFit() async throws {
        try await Self.serving { (test) async throws in
            for filter in [
                "/Count", "/Nothing", "?lastOperationTimeTo=2020-01-01", "?lastOperationTimeFrom=2999-01-01T00:00:00Z",
            ] {
                #expect(await test.get("\(Self.entities)\(filter)").text == "[]", "\(filter)")
            }
        }
    }

    @Test func pagesSkipWhatDoesNotExist() async throws {
        try await Self.serving { (test) async throws in
            let first = await test.get("\(Self.entities)?top=1&lastOperationTimeFrom=2020-01-01")
            #expect(try Self.shown(first) == [Self.entity("a", "null")])
            let token = try #require(first.header(ContinuationToken.header))
            let second = await test.call("GET", "\(Self.entities)?top=2", headers: [(ContinuationToken.header, token)])
            #expect(try Self.shown(second) == [Self.entity("b/c", "null")])
            #expect(second.header(ContinuationToken.header)?.isEmpty == true)
        }
    }

    @Test func entitiesStandAmongTheInstances() async throws {
        try await Self.serving { (test) async throws in
            let list = try await test.get("\(TestHost.api)/instances").json
            let ids = try #require(list.arrayValue).compactMap { $0["instanceId"]?.stringValue }
            #expect(ids == ["x", "@counter@a", "@counter@b/c", "@counter@gone"])
            #expect(list[1]?["input"]?.text() == #"{"exists":true,"state":"1"}"#)
            #expect(list[3]?["input"]?.text() == #"{"exists":false,"state":null}"#)
            let entities = await test.get("\(TestHost.api)/instances?instanceIdPrefix=@counter@&count=true")
            #expect(entities.text == #"{"count":3}"#)
        }
    }

    /// What runs is not purged, and entities always run.
    @Test func aPurgeOfManyLeavesEntitiesAlone() async throws {
        try await Self.serving { (test) async throws in
            let purge = await test.call("DELETE", "\(TestHost.api)/instances?createdTimeFrom=2020-01-01")
            #expect(purge.status == 404)
            #expect(try await test.host.hub.status(of: "@counter@gone") != nil)
        }
    }

    @Test func aFilterThatCannotBeReadIsRefused() async throws {
        try await TestHost.serving("lifecycle", isAtWork: false) { (test) async throws in
            for filter in ["top=-1", "lastOperationTimeFrom=x", "lastOperationTimeTo=x"] {
                #expect(await test.get("\(Self.entities)?\(filter)").status == 400, "\(filter)")
            }
        }
    }
}
