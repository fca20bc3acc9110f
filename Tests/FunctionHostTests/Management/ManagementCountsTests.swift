import DurableCore
import DurableEngine
import JSONText
import Testing

@testable import FunctionHost

/// Counting instances over HTTP.
struct ManagementCountsTests {
    private static let counts = "\(TestHost.api)/instances/counts"

    private static let nothing = """
        {"Pending":0,"Running":0,"ContinuedAsNew":0,"Completed":0,"Failed":0,"Canceled":0,"Terminated":0,"Suspended":0}
        """

    @Test func anEmptyTaskHubHasNothingToCount() async throws {
        try await TestHost.serving("management", isAtWork: false) { (test) async throws in
            let answer = await test.get(Self.counts)
            #expect(answer.status == 200)
            #expect(answer.headerLines == ["Content-Type: application/json; charset=utf-8"])
            #expect(answer.text == #"{"count":0,"runtimeStatus":\#(Self.nothing),"names":[]}"#)
        }
    }

    @Test func instancesAreCountedByStatusAndName() async throws {
        try await TestHost.serving("management") { (test) async throws in
            for name in ["Sum", "Fails", "Family"] {
                _ = await test.post("\(TestHost.api)/orchestrators/\(name)?timeout=60")
            }
            _ = try await test.start("Waits", id: "counts")
            #expect(try await test.host.hub.wait(for: "counts") { $0.status == .running } != nil)
            #expect(await test.post("\(TestHost.api)/entities/Counter/a?op=add", "1").status == 202)
            while await test.get("\(TestHost.api)/entities/Counter/a").status != 200 { await Task.yield() }
            let all = try await test.get(Self.counts).json
            #expect(all["count"] == 6)
            #expect(all["runtimeStatus"]?["Completed"] == 3)
            #expect(all["runtimeStatus"]?["Failed"] == 1)
            #expect(all["runtimeStatus"]?["Running"] == 2)
            #expect(
                all["names"]?.text() == """
                    [{"name":"counter","isEntity":true,"count":1,"runtimeStatus":{"Running":1}},\
                    {"name":"Fails","isEntity":false,"count":1,"runtimeStatus":{"Failed":1}},\
                    {"name":"Family","isEntity":false,"count":1,"runtimeStatus":{"Completed":1}},\
                    {"name":"Sum","isEntity":false,"count":2,"runtimeStatus":{"Completed":2}},\
                    {"name":"Waits","isEntity":false,"count":1,"runtimeStatus":{"Running":1}}]
                    """)
            let some = try await test.get("\(Self.counts)?runtimeStatus=Completed&name=sum").json
            #expect(some["count"] == 2)
            #expect(some["names"]?.arrayValue?.count == 1)
            #expect(await test.get("\(Self.counts)?runtimeStatus=x").status == 400)
            // An instance of that name is asked for otherwise, and everything but its status as always.
            #expect(try await test.get("\(TestHost.api)/instances?instanceIdPrefix=counts").json[0]?["name"] == "Waits")
            #expect(await test.post("\(TestHost.api)/instances/counts/terminate").status == 202)
        }
    }

    @Test func namesThatDifferInCaseAreOneName() {
        let object = CountsObject([
            .init(name: "order", status: .running, isEntity: false, count: 1),
            .init(name: "Order", status: .running, isEntity: false, count: 2),
            .init(name: "Order", status: .failed, isEntity: false, count: 1),
            .init(name: "order", status: .running, isEntity: true, count: 9),
        ])
        #expect(
            object.json.hasSuffix(
                """
                "names":[{"name":"Order","isEntity":false,"count":4,"runtimeStatus":{"Running":3,"Failed":1}},\
                {"name":"order","isEntity":true,"count":9,"runtimeStatus":{"Running":9}}]}
                """))
    }
}
