import JSONText
import Testing

@testable import FunctionHost

/// Functions that are started by requests (host.md 2.7).
struct FunctionEndpointsTests {
    @Test func aFunctionSeesTheWholeRequest() async throws {
        try await TestHost.serving { (test) async throws in
            let answer = await test.call(
                "POST", "/API/Inspect/42/a%20b?x=1&y=%C3%A9", #"{ "n": 1.0 }"#,
                headers: [("host", "127.0.0.1:80"), ("x-custom", "v")])
            #expect(answer.status == 200)
            #expect(answer.headerLines == ["Content-Type: application/json"])
            #expect(
                answer.text == """
                    {"method":"POST","url":"http://127.0.0.1:80/API/Inspect/42/a%20b?x=1&y=%C3%A9",\
                    "query":{"x":"1","y":"é"},"params":{"id":"42","rest":"a b"},"header":"v","body":{"n":1},\
                    "rawBody":"{ \\"n\\": 1.0 }","isBuffer":false,"length":12,"id":"42"}
                    """)
        }
    }

    private static let bodies: [(String?, [UInt8], JSONValue)] = [
        (nil, [], ["isBuffer": false]),
        ("text/plain", Array("plain é".utf8), ["body": "plain é", "rawBody": "plain é", "isBuffer": false, "length": 8]),
        ("text/plain", Array("12".utf8), ["body": 12, "rawBody": "12", "isBuffer": false, "length": 2]),
        ("application/json", Array("{".utf8), ["body": "{", "rawBody": "{", "isBuffer": false, "length": 1]),
        ("application/json", [0xEF, 0xBB, 0xBF, 0x31], ["body": 1, "rawBody": "1", "isBuffer": false, "length": 4]),
        (
            "application/octet-stream", [0, 255],
            ["body": ["type": "Buffer", "data": [0, 255]], "rawBody": "\u{0}\u{FFFD}", "isBuffer": true, "length": 2]
        ),
        (
            "multipart/form-data; boundary=x", [65],
            ["body": ["type": "Buffer", "data": [65]], "rawBody": "A", "isBuffer": true, "length": 1]
        ),
    ]

    @Test func bodiesAreJSONTextOrBytes() async throws {
        try await TestHost.serving { (test) async throws in
            for (type, body, expected) in Self.bodies {
                let headers = type.map { [(name: "content-type", value: $0)] } ?? []
                let answer = try await test.call("POST", "/api/inspect/1", bytes: body, headers: headers).json
                for key in ["body", "rawBody", "isBuffer", "length"] {
                    #expect(answer[key] == expected[key], "\(key) of \(type ?? "nothing")")
                }
            }
        }
    }

    @Test func otherRoutesAndMethodsAreNotFound() async throws {
        try await TestHost.serving { (test) async throws in
            for (method, path) in [
                ("GET", "/api/inspect/x"), ("PUT", "/api/inspect/1"), ("GET", "/inspect/1"), ("GET", "/api/nothing"),
                ("GET", "/api/off"), ("GET", "/api"), ("POST", "/"), ("OPTIONS", "/api/inspect/1"), ("HEAD", "/"),
            ] {
                let answer = await test.call(method, path)
                #expect(answer.status == 404, "\(method) \(path)")
                #expect(answer.body == [])
            }
        }
    }

    private static let plain = "Content-Type: text/plain; charset=utf-8"

    private static let answers: [(String, Int, [String], String)] = [
        ("answer/text", 200, [plain], "plain"),
        ("answer/object", 201, [plain], #"{"made":true}"#),
        ("answer/code", 202, [], ""),
        (
            "answer/cookies", 200,
            [
                "X-Many: 1", "X-Many: 2", "Content-Length: 999", "Transfer-Encoding: chunked", "Bad Name: x",
                "Set-Cookie: a=1; Path=/; HttpOnly", "Set-Cookie: b=x%20y; Max-Age=60", plain,
            ], "c"
        ),
        ("answer/nothing", 200, [], ""),
        ("answer/throws", 500, [], ""),
        ("answer/string", 500, [], ""),
        ("answer/early", 500, [], ""),
        ("methods/json", 203, ["x-a: 1", "content-type: application/json; charset=utf-8"], #"{"a":1}"#),
        ("methods/send", 200, ["content-type: application/octet-stream"], "bytes"),
        ("methods/sendStatus", 418, [], ""),
        ("methods/done", 200, [], ""),
        ("no-output", 204, [], ""),
    ]

    @Test func responsesAreWhatTheFunctionMadeOfThem() async throws {
        try await TestHost.serving { (test) async throws in
            for (path, status, headers, text) in Self.answers {
                let answer = await test.get("/api/\(path)")
                #expect(answer.status == status, "\(path)")
                #expect(answer.headerLines == headers, "\(path)")
                #expect(answer.text == text, "\(path)")
            }
            let bytes = await test.get("/api/answer/bytes")
            #expect(bytes.body == [0, 255, 10])
            #expect(bytes.headerLines == ["content-type: image/png"])
        }
    }

    @Test func everyCallIsLoggedAndAFailureWithItsPlace() async throws {
        try await TestHost.serving { (test) async throws in
            _ = await test.get("/api/answer/text")
            _ = await test.get("/api/answer/throws")
            let lines = test.log.lines.filter { $0.contains("Functions.Answer") || $0.hasPrefix("error:") }
            let id = "[-0-9a-f]{36}"
            let patterns = [
                "info: Executing 'Functions.Answer' \\(Reason='This function was programmatically called via the host APIs.', Id=\(id)\\)",
                "info: Executed 'Functions.Answer' \\(Succeeded, Id=\(id), Duration=\\d+ms\\)",
                "info: Executing 'Functions.Answer' .*",
                "error: Error: broken on purpose\n[^\n]*Answer/index.js:17:\\d+[\\s\\S]*",
                "info: Executed 'Functions.Answer' \\(Failed, Id=\(id), Duration=\\d+ms\\)",
            ]
            #expect(lines.count == patterns.count)
            for (line, pattern) in zip(lines, patterns) { #expect(try Regex(pattern).wholeMatch(in: line) != nil, "\(line)") }
        }
    }

    @Test func thePrefixOfTheRoutesCanBeLeftOut() async throws {
        let host = #"{"version":"2.0","extensions":{"http":{"routePrefix":""}}}"#
        try await TestHost.serving(files: ["host.json": host]) { (test) async throws in
            #expect(await test.get("/answer/text").text == "plain")
            #expect(await test.get("/api/answer/text").status == 404)
            #expect(await test.get("/").text.contains("up and running"))
        }
    }
}
