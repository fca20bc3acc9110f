import DurableCore
import DurableEngine
import JSONText
import Testing

@testable import FunctionHost

/// Listing and purging many instances over HTTP (host.md 1.3).
struct ManagementQueryTests {
    private static let instances = "\(TestHost.api)/instances"
    private static let header = ContinuationToken.header

    private static func ids(_ answer: HTTPAnswer) throws -> [String] {
        try #require(answer.json.arrayValue).compactMap { $0["instanceId"]?.stringValue }
    }

    /// `a` to `e`, of which nothing runs: three of Echo, one of Waits, one of Parent.
    private static func serving(_ body: (TestHost) async throws -> Void) async throws {
        try await TestHost.serving(isAtWork: false) { (test) async throws in
            for (id, name) in [("a", "Echo"), ("b", "Echo"), ("c", "Waits"), ("d", "Parent"), ("e", "Echo")] {
                let path = "\(TestHost.api)/orchestrators/\(name)/\(id)?tag=owner:\(name)&tag=url:x:\(id)"
                #expect(await test.post(path, "[1]").status == 202)
            }
            try await body(test)
        }
    }

    @Test func aListHasEveryInstanceOldestFirst() async throws {
        try await Self.serving { (test) async throws in
            let first = await test.get("\(Self.instances)/a")
            for path in ["instances", "instances/", "INSTANCES?taskHub=hosttests&connection=x&code=y"] {
                let list = await test.get("\(TestHost.api)/\(path)")
                #expect(list.status == 200)
                #expect(list.headerLines == ["Content-Type: application/json; charset=utf-8", "\(Self.header): "])
                #expect(try Self.ids(list) == ["a", "b", "c", "d", "e"])
                #expect(try list.json[0]?.text() == first.json.text())
            }
        }
    }

    @Test func anEmptyTaskHubHasAnEmptyList() async throws {
        try await TestHost.serving(isAtWork: false) { (test) async throws in
            let list = await test.get("/admin/extensions/DurableTaskExtension/instances")
            #expect(list.text == "[]")
            #expect(list.header(Self.header)?.isEmpty == true)
        }
    }

    private static let filters: [(String, [String])] = [
        ("instanceIdPrefix=b", ["b"]), ("instanceIdPrefix=B", []), ("INSTANCEIDPREFIX=", ["a", "b", "c", "d", "e"]),
        ("name=echo", ["a", "b", "e"]), ("name=Ech", []), ("namePrefix=wA", ["c"]), ("name=Echo&instanceIdPrefix=e", ["e"]),
        ("tag=owner:Parent", ["d"]), ("tag=owner:parent", []), ("tag=url:x:b", ["b"]), ("tag=none:x", []),
        ("runtimeStatus=pending", ["a", "b", "c", "d", "e"]), ("runtimeStatus=6", ["a", "b", "c", "d", "e"]),
        ("runtimeStatus=Completed,%20FAILED", []), ("runtimeStatus=Completed&runtimeStatus=Pending", ["a", "b", "c", "d", "e"]),
        ("createdTimeFrom=2020-01-01", ["a", "b", "c", "d", "e"]), ("createdTimeTo=2020-01-01T00:00:00Z", []),
        ("createdTimeFrom=2999-01-01T00:00:00.0000000+02:00", []), ("orderBy=createdTime&top=1", ["a"]),
        ("orderBy=CreatedTime%20asc&top=1", ["a"]),
    ]

    @Test func filtersLeaveOutWhatDoesNotFit() async throws {
        try await Self.serving { (test) async throws in
            for (filter, expected) in Self.filters {
                #expect(try Self.ids(await test.get("\(Self.instances)?\(filter)")) == expected, "\(filter)")
                let count = await test.get("\(Self.instances)?\(filter)&count=true")
                #expect(count.status == 200)
                #expect(count.text == #"{"count":\#(filter.contains("top") ? 5 : expected.count)}"#, "\(filter)")
            }
        }
    }

    private static let problems: [(String, String)] = [
        (
            "runtimeStatus=Running,Nope",
            "'runtimeStatus' must be one or more of Canceled, Completed, ContinuedAsNew, Failed, "
                + "Pending, Running, Suspended, Terminated, not 'Nope'."
        ),
        ("runtimeStatus=8", "'runtimeStatus' must be one or more of "),
        (
            "createdTimeFrom=yesterday",
            "'createdTimeFrom' must be a time in ISO 8601 such as 2024-02-28T05:18:49Z, not 'yesterday'."
        ),
        ("createdTimeTo=2024-02-30", "'createdTimeTo' must be a time in ISO 8601"),
        ("top=0", "'top' must be a whole number above 0, not '0'."), ("top=many", "'top' must be a whole number above 0"),
        ("tag=owner", "'tag' must be a name and a value with ':' between them, not 'owner'."),
        ("tag=:x", "'tag' must be a name and a value"), ("tag=a:1&tag=b:2", "'tag' must be given once, not 'a:1', 'b:2'."),
        ("orderBy=name", "'orderBy' must be createdTime, the one order there is, not 'name'."),
        ("taskHub=Other", "'taskHub' must be 'HostTests', which this host serves, not 'Other'."),
    ]

    @Test func aFilterThatCannotBeReadIsRefused() async throws {
        try await TestHost.serving(isAtWork: false) { (test) async throws in
            for (filter, reason) in Self.problems {
                let answer = await test.get("\(Self.instances)?\(filter)")
                #expect(answer.status == 400)
                #expect(try answer.json["Message"] == "One or more of the arguments submitted is incorrect")
                let exception = try #require(try answer.json["ExceptionMessage"]?.stringValue)
                #expect(exception.hasPrefix("The parameter \(reason)"), "\(exception)")
            }
        }
    }

    @Test func theInputIsLeftOutWhenItIsNotWanted() async throws {
        try await Self.serving { (test) async throws in
            let list = await test.get("\(Self.instances)?showInput=false&showHistory=true")
            for status in try #require(try list.json.arrayValue) {
                #expect(status["input"] == .null)
                #expect(status["historyEvents"] == nil)
            }
            #expect(try await test.get("\(Self.instances)?showInput=x").json[0]?["input"] == [1])
        }
    }

    @Test func pagesFollowOneAnotherUntilTheTokenIsEmpty() async throws {
        try await Self.serving { (test) async throws in
            for (size, sizes) in [(1, [1, 1, 1, 1, 1]), (2, [2, 2, 1]), (4, [4, 1]), (5, [5]), (6, [5])] {
                var pages: [[String]] = []
                var token = ""
                repeat {
                    let page = await test.call("GET", "\(Self.instances)?top=\(size)", headers: [(Self.header, token)])
                    pages.append(try Self.ids(page))
                    token = try #require(page.header(Self.header))
                    #expect(token.wholeMatch(of: /[A-Za-z0-9_-]*/) != nil)
                } while !token.isEmpty
                #expect(pages.map(\.count) == sizes)
                #expect(pages.flatMap(\.self) == ["a", "b", "c", "d", "e"])
            }
        }
    }

    @Test func aTokenThatIsNoneIsRefused() async throws {
        try await TestHost.serving(isAtWork: false) { (test) async throws in
            for (list, token) in [("instances", "x"), ("instances", "MTIz"), ("entities", "!"), ("entities", "w7w")] {
                let answer = await test.call("GET", "\(TestHost.api)/\(list)", headers: [(Self.header, token)])
                #expect(answer.status == 400)
                #expect(
                    try answer.json["ExceptionMessage"]?.stringValue
                        == "The parameter '\(Self.header)' must be a token that came with the page before, not '\(token)'.")
            }
        }
    }

    @Test func aPurgeNeedsAStart() async throws {
        try await Self.serving { (test) async throws in
            for query in ["", "?createdTimeFrom=", "?createdTimeTo=2999-01-01&runtimeStatus=Completed"] {
                let answer = await test.call("DELETE", "\(Self.instances)\(query)")
                #expect(answer.status == 400)
                #expect(answer.text == #""Please provide value for 'createdTimeFrom' parameter.""#)
            }
            #expect(await test.call("DELETE", "\(Self.instances)?createdTimeFrom=soon").status == 400)
            #expect(await test.call("DELETE", "\(Self.instances)?createdTimeFrom=2020-01-01&runtimeStatus=x").status == 400)
        }
    }

    @Test func aPurgeTakesWhatHasEndedAndFits() async throws {
        try await TestHost.serving { (test) async throws in
            for (id, name) in [("a1", "Echo"), ("a2", "Echo"), ("b1", "Fails"), ("b2", "Echo")] {
                _ = await test.post("\(TestHost.api)/orchestrators/\(name)/\(id)?timeout=60")
            }
            _ = try await test.start("Waits", id: "a3")
            let all = "\(Self.instances)?createdTimeFrom=2020-01-01T00:00:00.000Z"
            for query in ["&runtimeStatus=Running", "&createdTimeTo=2020-01-02", "&instanceIdPrefix=c", "&name=Waits"] {
                let nothing = await test.call("DELETE", all + query)
                #expect(nothing.status == 404, "\(query)")
                #expect(nothing.body == [])
            }
            let failed = await test.call("DELETE", all + "&runtimeStatus=Running,Failed")
            #expect(failed.status == 200)
            #expect(failed.text == #"{"instancesDeleted":1}"#)
            #expect(await test.call("DELETE", all + "&instanceIdPrefix=a").text == #"{"instancesDeleted":2}"#)
            #expect(try Self.ids(await test.get(Self.instances)) == ["b2", "a3"])
            #expect(await test.call("DELETE", all).text == #"{"instancesDeleted":1}"#)
            #expect(try Self.ids(await test.get(Self.instances)) == ["a3"])
        }
    }

    @Test func otherMethodsAreNotFoundAndBeingPrimaryIsNoQuestion() async throws {
        try await TestHost.serving(isAtWork: false) { (test) async throws in
            for (method, path) in [
                ("POST", "instances"), ("PUT", "instances"), ("POST", "entities"), ("DELETE", "entities"),
                ("DELETE", "entities/x"),
                ("PUT", "entities/x/y"), ("GET", "orchestrators"), ("POST", "makeprimary/x"),
            ] {
                #expect(await test.call(method, "\(TestHost.api)/\(path)").status == 404, "\(method) \(path)")
            }
            for method in ["GET", "POST", "PUT", "DELETE", "OPTIONS"] {
                let answer = await test.call(method, "\(TestHost.api)/makePrimary")
                #expect(answer.status == 200)
                #expect(answer.body == [])
            }
        }
    }
}
