import DurableCore
import DurableEngine
import Foundation
import Testing

@testable import FunctionHost

/// Reading changes nothing: so a page that leads a browser to an address of the host does no harm.
struct ReadingTests {
    private static let queries = [
        "", "?showHistory=true&showHistoryOutput=true", "?showInput=false", "?top=1", "?returnInternalServerErrorOnFailure=true",
        "?reason=x", "?runtimeStatus=Running", "?taskHub=Other&connection=Other&code=x", "?op=add",
        "?restartWithNewInstanceId=false",
        "?recursive=true", "?timeout=0",
    ]

    /// Every address that answers GET, and some that do not.
    private static let targets: [String] = {
        let management = ManagementURLs.basePaths.flatMap { base in
            ManagementRoutes.all.map { route in
                "\(base)/\(route.path)".replacing("{instanceId}", with: "one").replacing("{eventName}", with: "other")
                    .replacing("{functionName}", with: "Waits").replacing("{entityName}", with: "counter")
                    .replacing("{entityKey}", with: "k")
            }
        }
        let admin = [
            "host/status", "host/ping", "warmup", "functions", "functions/Waits", "functions/Waits/status",
            "functions/Waits/keys",
            "functions/Waits/keys/default", "host/keys", "host/keys/default", "host/functionkeys", "host/systemkeys",
            "host/systemkeys/_master", "functions/Nothing", "functions/..%2fx", "functions/Waits%00/keys",
            "functions/%2e%2e/keys",
        ].map { "/admin/\($0)" }
        return management + admin + ["/", "/api/nothing", "/favicon.ico"]
    }()

    /// The bytes of every file of the app and its task hub. What SQLite shares between its readers is memory, not data.
    private static func state(_ folder: String) throws -> [String: Data] {
        var files: [String: Data] = [:]
        for case let path as String in FileManager.default.enumerator(atPath: folder) ?? .init() where !path.hasSuffix("-shm") {
            files[path] = FileManager.default.contents(atPath: "\(folder)/\(path)")
        }
        return files
    }

    @Test func noGETChangesAnything() async throws {
        let copy = try AppCopy("management")
        try await TestHost.serving(copy: copy) { (test) async throws in
            _ = try await test.start("Waits", id: "one")
            _ = await test.post("\(TestHost.api)/entities/Counter/k?op=add", "1")
            while await test.get("\(TestHost.api)/entities/Counter/k").status != 200 { await Task.yield() }
            while try await test.host.hub.status(of: "one")?.status != .running { await Task.yield() }
            // Keys are made when they are first asked for.
            for name in ["host/keys", "functions/Waits/keys"] { #expect(await test.get("/admin/\(name)").status == 200) }
        }
        try await TestHost.serving(copy: copy, isAtWork: false) { (test) async throws in
            let before = try Self.state(copy.path)
            #expect(before.keys.contains { $0.hasSuffix(".db") })
            var answered = 0
            for method in ["GET", "HEAD", "OPTIONS"] {
                for target in Self.targets {
                    for query in Self.queries {
                        let status = await test.call(method, target + query).status
                        #expect(status < 500, "\(method) \(target)\(query)")
                        answered += status < 300 ? 1 : 0
                    }
                }
            }
            #expect(answered > 300)
            #expect(try Self.state(copy.path) == before)
            // The control: what is not reading is seen.
            #expect(await test.post("\(TestHost.api)/instances/one/raiseEvent/other", "1").status == 202)
            #expect(try Self.state(copy.path) != before)
        }
    }

    @Test(arguments: [
        "..", "%2e%2e", "..%2f..%2fhost.json", "Waits%00", "Waits%2f..", "Waits%5c..", "waits.json", "host", "%00",
        "Waits.", " Waits",
        "Waits%20", "W%61its%25", "__proto__", "constructor", "%ff", "Waits;x", "*",
    ])
    func aFunctionIsAskedForByItsNameAlone(_ name: String) async throws {
        let copy = try AppCopy("management")
        try await TestHost.serving(copy: copy, isAtWork: false) { (test) async throws in
            let before = try Self.state(copy.path)
            for (method, path) in [
                ("GET", ""), ("GET", "/status"), ("GET", "/keys"), ("POST", "/keys/a"), ("PUT", "/keys/a"), ("POST", ""),
            ] {
                let answer = await test.call(method, "/admin/functions/\(name)\(path)", #"{"value": "x"}"#)
                #expect([400, 404].contains(answer.status), "\(method) \(name)\(path): \(answer.status)")
            }
            #expect(try Self.state(copy.path) == before)
        }
    }

    @Test(arguments: [
        "../x", "..", "a/b", "a%2fb", "%00", "a%00", "a%5cb", "_x", "%20", "é", "a%0ab", String(repeating: "a", count: 128),
    ])
    func namesOfKeysAreNoPaths(_ name: String) async throws {
        let copy = try AppCopy("management")
        try await TestHost.serving(copy: copy, isAtWork: false) { (test) async throws in
            for scope in ["host/keys", "host/systemkeys", "functions/Waits/keys"] {
                #expect([400, 404].contains(await test.call("POST", "/admin/\(scope)/\(name)").status), "\(scope)/\(name)")
            }
            // The control.
            #expect(await test.call("POST", "/admin/host/keys/a.b-c_1").status == 201)
        }
    }
}
