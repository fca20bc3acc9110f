import DurableCore
import FunctionApp
import JSONText
import Testing

@testable import FunctionHost

/// The host's own API (host.md 1.12).
struct AdminAPITests {
    @Test func onlyTheMasterKeyOpensIt() async throws {
        try await KeyedApp.serving { (test, store) async throws in
            let keys = try store.hostKeys()
            for (method, path) in [
                ("GET", "host/status"), ("POST", "host/ping"), ("GET", "functions"), ("GET", "host/keys"),
                ("POST", "functions/Clock"),
                ("DELETE", "host/keys/default"), ("GET", "nothing"), ("GET", "warmup"),
            ] {
                for key in ["", "wrong", keys.functionKeys[0].value, keys.systemKeys[0].value, keys.readOnlyKey] {
                    let answer = await test.call(method, "/admin/\(path)", key: key)
                    #expect(answer.status == 401 && answer.body.isEmpty, "\(method) \(path)")
                }
            }
            #expect(await test.call("GET", "/admin/nothing", key: keys.masterKey).status == 404)
            #expect(await test.call("GET", "/ADMIN/Host/Status", key: keys.masterKey).status == 200)
        }
    }

    @Test func theHostTellsOfItselfAndOfItsFunctions() async throws {
        try await KeyedApp.serving(files: ["Clock/index.js": "syntax error"], isEnforced: false) { (test, _) async throws in
            let status = try await test.get("/admin/host/status").json
            #expect(
                status.objectValue?.keys == [
                    "id", "state", "version", "versionDetails", "platformVersion", "instanceId", "computerName", "processUptime",
                    "functionAppContentEditingState",
                ])
            #expect(status["state"] == "Running")
            for method in ["GET", "POST"] {
                for path in ["host/ping", "warmup"] {
                    let answer = await test.call(method, "/admin/\(path)")
                    #expect(answer.status == 200 && answer.body.isEmpty)
                }
            }
            let all = try await test.get("/admin/functions").json.arrayValue ?? []
            #expect(all.count == test.host.app.functions.count)
            let level = try await test.get("/admin/functions/levelADMIN").json
            #expect(level["name"] == "LevelAdmin")
            #expect(level["invoke_url_template"]?.stringValue?.hasSuffix("/api/levels/admin") == true)
            #expect(level["config"]?["bindings"]?[0]?["authLevel"] == "admin")
            #expect(level["isDisabled"] == false)
            #expect(try await test.get("/admin/functions/LevelAdmin/status").json == [:])
            let errors = try await test.get("/admin/functions/Clock/status").json["errors"]?.arrayValue
            #expect(errors?.first?.stringValue?.contains("The 'Clock' function is in error") == true)
            #expect(await test.get("/admin/functions/Nothing").status == 404)
            #expect(await test.get("/admin/functions/Nothing/status").status == 404)
        }
    }

    private static let runs: [(String, String, String)] = [
        ("Message", #"{"input":"{\"n\":1}"}"#, #"{"name":"Message","value":{"n":1},"data":"{\"n\":1}","hasInstance":false}"#),
        ("Message", #"{"input":"plain"}"#, #"{"name":"Message","value":"plain","data":"plain","hasInstance":false}"#),
        ("Task", #"{"input":"text"}"#, #"{"name":"Task","value":"text","data":null,"hasInstance":true}"#),
        (
            "Clock", "",
            #"{"name":"Clock","value":{"schedule":{"adjustForDST":true},"scheduleStatus":null,"isPastDue":false},"data":null,"hasInstance":false}"#
        ),
    ]

    @Test(arguments: runs)
    func aFunctionIsRunOnce(_ function: String, _ body: String, _ told: String) async throws {
        try await KeyedApp.serving(isEnforced: false) { (test, _) async throws in
            let answer = await test.post("/admin/functions/\(function.lowercased())", body)
            #expect(answer.status == 202 && answer.body.isEmpty)
            var messages: [String] = []
            while messages.isEmpty {
                await Task.yield()
                messages = try await test.queue("told")
            }
            #expect(messages == [told])
            #expect(
                test.log.lines.contains {
                    $0.contains(
                        "Executing 'Functions.\(function)' (Reason='This function was programmatically called via the host APIs.'"
                    )
                })
        }
    }

    @Test(arguments: [
        ("LevelAdmin", "", 400, "by requests to its route"), ("Echo", "", 400, "orchestrators/Echo"),
        ("Message", "[]", 400, "must be an object"), ("Message", "{", 400, "must be an object"),
        ("OffHttp", "", 400, "is disabled"),
        ("Nothing", "", 404, ""),
    ])
    func whatIsNotRunThisWaySaysWhy(_ name: String, _ body: String, _ status: Int, _ text: String) async throws {
        try await KeyedApp.serving(isEnforced: false) { (test, _) async throws in
            let answer = await test.post("/admin/functions/\(name)", body)
            #expect(answer.status == status)
            #expect(answer.text.contains(text), "\(answer.text)")
        }
    }

    @Test func keysAreListedMadeChangedAndDeleted() async throws {
        try await KeyedApp.serving { (test, store) async throws in
            let master = try store.hostKeys().masterKey
            for path in ["host/keys", "host/functionkeys", "host/systemkeys", "functions/LevelFunction/keys"] {
                let before = try await test.call("GET", "/admin/\(path)", key: master).json["keys"]?.arrayValue ?? []
                let made = await test.call("POST", "/admin/\(path)/mobile", key: master)
                #expect(made.status == 201, "\(path)")
                let value = try #require(try made.json["value"]?.stringValue)
                #expect(value.wholeMatch(of: /[A-Za-z0-9_-]{43}/) != nil)
                #expect(try await test.call("GET", "/admin/\(path)/MOBILE", key: master).json["value"]?.stringValue == value)
                let replaced = await test.call("POST", "/admin/\(path)/mobile", key: master)
                #expect(replaced.status == 200)
                #expect(try replaced.json["value"]?.stringValue != value)
                let given = await test.call("PUT", "/admin/\(path)/mobile", #"{"name":"mobile","value":"given"}"#, key: master)
                #expect(given.status == 200)
                #expect(try given.json["value"] == "given")
                let list = try await test.call("GET", "/admin/\(path)", key: master).json
                #expect(list["keys"]?.arrayValue == before + [["name": "mobile", "value": "given"]])
                #expect(list["links"]?[0]?["rel"] == "self")
                if !path.hasSuffix("systemkeys") {
                    #expect(await test.call("GET", "/api/levels/function", key: "given").status == 200)
                }
                #expect(await test.call("DELETE", "/admin/\(path)/mobile", key: master).status == 204)
                #expect(await test.call("DELETE", "/admin/\(path)/mobile", key: master).status == 404)
                #expect(await test.call("GET", "/admin/\(path)/mobile", key: master).status == 404)
                #expect(await test.call("GET", "/api/levels/function", key: "given").status == 401)
                for (method, name, body) in [
                    ("PUT", "mobile", ""), ("PUT", "mobile", #"{"value":""}"#), ("PUT", "mobile", #"{"value":"a b"}"#),
                    ("POST", "a%20b", ""), ("POST", "_other", ""),
                ] {
                    #expect(
                        await test.call(method, "/admin/\(path)/\(name)", body, key: master).status == 400, "\(method) \(name)")
                }
            }
        }
    }

    @Test func theMasterKeyIsReplacedButNeverDeleted() async throws {
        try await KeyedApp.serving { (test, store) async throws in
            let master = try store.hostKeys().masterKey
            #expect(await test.call("DELETE", "/admin/host/systemkeys/_master", key: master).status == 400)
            let replaced = await test.call("POST", "/admin/host/systemkeys/_master", key: master)
            #expect(replaced.status == 200)
            let fresh = try #require(try replaced.json["value"]?.stringValue)
            #expect(await test.call("GET", "/admin/host/status", key: master).status == 401)
            #expect(await test.call("GET", "/admin/host/status", key: fresh).status == 200)
            #expect(try store.hostKeys().masterKey == fresh)
            let names = try await test.call("GET", "/admin/host/systemkeys", key: fresh).json["keys"]?.arrayValue?
                .compactMap { $0["name"]?.stringValue }
            #expect(names == ["_master", "_readonly", "durabletask_extension"])
        }
    }

    @Test func theHomePageCanBeLeftOut() async throws {
        try await TestHost.serving { (test) async throws in
            let page = await test.get("/")
            #expect(page.status == 200 && page.text.contains("up and running"))
        }
        try await TestHost.serving(environment: ["AzureWebJobsDisableHomepage": "true"]) { (test) async throws in
            let page = await test.get("/")
            #expect(page.status == 204 && page.body.isEmpty)
        }
    }
}
