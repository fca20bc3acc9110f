import FoundationEssentials
import Glibc
import HTTPTestKit
import JSONText
import Testing

@testable import FunctionHost

/// Where `Tests/NodePackages/fetch.sh` puts the packages.
private enum NodePackages {
    static let folder =
        #filePath.split(separator: "/").dropLast(4).map { "/" + $0 }.joined() + "/.build/node-packages/node_modules"

    static var areFetched: Bool { access(folder, R_OK) == 0 }
}

/// npm packages do real work in activities: the app `packages`, with packages as `Tests/NodePackages/fetch.sh` fetches them.
@Suite(.timeLimit(.minutes(3)), .enabled(if: NodePackages.areFetched)) struct NodePackagesTests {
    private static func result(of name: String, _ input: JSONValue = nil) async throws -> JSONValue {
        let copy = try AppCopy("packages")
        #expect(symlink(NodePackages.folder, "\(copy.path)/node_modules") == 0)
        let body: JSONValue = ["name": .string(name), "input": input]
        return try await TestHost.serving(copy: copy) { (test) async throws in try await test.run("Uses", body.text()).json }
    }

    @Test(arguments: [
        ("ajv", #"[true,false,["minLength","type","minimum"]]"#),
        ("async", #"{"mapped":[30,10,20],"seen":[30,10,20]}"#),
        ("bluebird", #"{"hub":"Packages","sum":14,"late":"too late"}"#),
        ("es-module-lexer", #"{"imports":["b","d"],"exports":["c"]}"#),
        ("iconv-lite", #"["4772fcdf652080","テスト.","日本",true]"#),
        (
            "immutable",
            #"{"before":{"cities":["Tokyo"],"count":1},"after":{"cities":["Tokyo","London"],"count":2},"same":true,"sum":5050}"#
        ),
        ("jszip", #"{"isSmall":true,"length":6000,"bytes":[1,2,3,255]}"#),
        (
            "lodash",
            #"{"grouped":{"3":["one","two"],"5":["three"]},"chunks":[[1,2],[3,4],[5]],"merged":{"a":[{"b":2,"c":3}]},"#
                + #""text":"Hello Perdure!","deep":"1970-01-01T00:00:00.000Z","snake":"some_long_name"}"#
        ),
        (
            "marked",
            #""<h1>Cities</h1>\n<ul>\n<li><em>Tokyo</em></li>\n<li><a href=\"https://example.com\">London</a></li>\n</ul>\n""#
        ),
        ("moment", #"["Thursday, February 29th 2024, 10:20:30 am",37,true,"2 hours",true]"#),
        ("mustache", #""Tokyo, London <b>&lt;b&gt;""#),
        ("p-limit", #"{"results":[2,4,6,8],"most":2}"#),
        ("qs", #"[{"a":{"b":["1","2"]},"c":{"d":"3"}},"a[b][0]=x&a[b][1]=y%20z"]"#),
        ("readable-stream", #"["A","BC","D"]"#),
        ("seedrandom", #"["0.575706100450",1097081047]"#),
        ("semver", #"[true,"1.2.3-beta.2","1.5.1","2.3.0"]"#),
        ("uuid", #"[4,1,"a8b6bf38-116e-5950-b94b-60e244d1a6aa"]"#),
        (
            "winston",
            #"[{"level":"info","message":"3 cities","name":"Tokyo"},{"level":"error","message":"broken"}]"#
        ),
        (
            "xml2js",
            #"{"order":{"order":{"$":{"id":"7"},"item":["a & b","<c>"]}},"#
                + #""xml":"<order id=\"7\"><item>a &amp; b</item><item>&lt;c&gt;</item></order>"}"#
        ),
        (
            "yaml",
            #"{"document":{"a":[1,2.5,"yes"],"b":[1,2.5,"yes"],"text":"two\nlines\n"},"#
                + #""again":{"a":[1,2.5,"yes"],"b":[1,2.5,"yes"],"text":"two\nlines\n"},"text":"list:\n  - x\n  - y: null\n"}"#
        ),
    ])
    func aPackageDoesItsWork(name: String, expected: String) async throws {
        #expect(try await Self.result(of: name) == JSONParser.parse(expected))
    }

    /// Answers `/echo` with what was sent, and everything else with 404.
    private static func echo(_ request: TestRequest) -> TestAnswer {
        guard request.target.hasPrefix("/echo") else { return .answer(404, [], #"{"error":"there is no such thing"}"#) }
        let answer: JSONValue = [
            "method": .string(request.method), "path": .string(request.target), "body": .string(request.text),
        ]
        return .answer(200, [("Content-Type", "application/json")], answer.text())
    }

    @Test(arguments: ["axios", "request", "node-fetch", "fetch"])
    func aPackageTalksToAServer(name: String) async throws {
        let server = TestServer { request in Self.echo(request) }
        let result = try await Self.result(of: name, ["url": .string(server.origin)])
        let echoed = try #require(result["data"] ?? result["body"], "\(result.text())")
        #expect(result["status"] == 200)
        #expect(echoed["method"] == "POST")
        #expect(echoed["path"]?.stringValue?.hasPrefix("/echo?q=") == true)
        #expect(echoed["body"]?.stringValue == (name == "fetch" ? "city=Tokyo" : #"{"city":"Tokyo"}"#))
        if name == "axios" { #expect(result["failure"]?.arrayValue?.first == "ERR_BAD_REQUEST") }
        if name == "node-fetch" { #expect(result["ok"] == false) }
    }

    @Test(.enabled(if: DatabaseServer.postgres != nil)) func pgTalksToPostgreSQL() async throws {
        let server = try await DatabaseServer.startPostgres()
        let result = try await Self.result(
            of: "pg", ["host": "127.0.0.1", "port": JSONValue(server.port), "user": "perdure"])
        await server.stop()
        let expected = #"""
            {"rows":[{"name":"Tokyo","seen":"1970-01-01T00:00:00.000Z","data":{"letters":5}},
            {"name":"London","seen":"1970-01-01T00:00:00.000Z","data":{"letters":6}}],
            "notices":["hello"],"failure":["42703","column \"nothing\" does not exist"],"sums":[2,4,6]}
            """#
        #expect(try result == JSONParser.parse(expected))
    }

    @Test(.enabled(if: access(DatabaseServer.redis, X_OK) == 0)) func redisTalksToRedis() async throws {
        let server = try await DatabaseServer.startRedis()
        let result = try await Self.result(of: "redis", ["host": "127.0.0.1", "port": JSONValue(server.port)])
        await server.stop()
        let expected = #"""
            {"city":"Tokyo","order":{"tea":"3","cup":"2"},"counts":[1,5],"message":"hello",
            "failure":"ERR value is not an integer or out of range"}
            """#
        #expect(try result == JSONParser.parse(expected))
    }
}
