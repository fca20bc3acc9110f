import Foundation
import JSONText
import Testing

@testable import FunctionHost

/// Which key opens what (host.md 1.1, 2.7).
struct AccessTests {
    private static let levels = ["anonymous", "function", "default", "user", "system", "admin"]

    @Test func everyLevelHasItsKeys() async throws {
        try await KeyedApp.serving { (test, store) async throws in
            let keys = try store.hostKeys()
            let own = try store.functionKeys(of: "LevelFunction")[0].value
            let ofOther = try store.functionKeys(of: "LevelDefault")[0].value
            let system = try #require(keys.systemKeys[named: "durabletask_extension"])
            let opened: [(String, [String])] = [
                (keys.masterKey, Self.levels),
                (keys.functionKeys[0].value, ["anonymous", "function", "default", "user"]),
                (own, ["anonymous", "function"]),
                (ofOther, ["anonymous", "default"]),
                (system, ["anonymous", "system"]),
                (keys.readOnlyKey, ["anonymous"]), (keys.urlSecret, ["anonymous"]), ("wrong", ["anonymous"]), ("", ["anonymous"]),
            ]
            for (number, (key, expected)) in opened.enumerated() {
                for level in Self.levels {
                    let inHeader = await test.call("GET", "/api/levels/\(level)", key: key)
                    let inQuery = await test.get("/api/levels/\(level)?x=1&code=\(ManagementURLs.encoded(key))")
                    for answer in [inHeader, inQuery] {
                        #expect(answer.status == (expected.contains(level) ? 200 : 401), "key \(number) at \(level)")
                        #expect(answer.text == (expected.contains(level) ? level : ""))
                    }
                }
            }
            #expect(await test.get("/api/levels/function").status == 401)
        }
    }

    @Test func theHeaderWinsOverTheQuery() async throws {
        try await KeyedApp.serving { (test, store) async throws in
            let master = try store.hostKeys().masterKey
            #expect(await test.call("GET", "/api/levels/admin?code=\(master)", key: "wrong").status == 401)
            #expect(await test.call("GET", "/api/levels/admin?code=wrong", key: master).status == 200)
        }
    }

    @Test func withoutEnforcementEverythingIsOpenAndNoKeysAreMade() async throws {
        let copy = try AppCopy(files: KeyedApp.files)
        try await KeyedApp.serving(copy: copy, isEnforced: false) { (test, _) async throws in
            for level in Self.levels { #expect(await test.get("/api/levels/\(level)").text == level) }
            #expect(await test.get("\(TestHost.api)/instances").status == 200)
            #expect(await test.get("/admin/host/status").status == 200)
            #expect(test.host.keyFolder == nil)
            #expect(!FileManager.default.fileExists(atPath: "\(copy.path)/.perdure/keys"))
        }
    }

    @Test func aKeyThatIsReplacedOpensNothingFromThenOn() async throws {
        try await KeyedApp.serving { (test, store) async throws in
            let old = try store.hostKeys().masterKey
            try store.updateHostKeys { keys throws(KeyStoreError) in keys.masterKey = "fresh" }
            #expect(await test.call("GET", "/api/levels/admin", key: old).status == 401)
            #expect(await test.call("GET", "/api/levels/admin", key: "fresh").status == 200)
        }
    }

    @Test func withBrokenKeysNobodyGetsIn() async throws {
        let copy = try AppCopy(files: KeyedApp.files)
        try await KeyedApp.serving(copy: copy) { (test, store) async throws in
            let master = try store.hostKeys().masterKey
            try Data("{".utf8).write(to: URL(filePath: "\(store.folder)/host.json"))
            #expect(await test.call("GET", "/api/levels/function", key: master).status == 500)
            #expect(await test.get("/api/levels/anonymous").status == 200)
            #expect(test.log.lines.contains { $0.contains("could not be answered") })
        }
    }

    @Test func aHostThatNeedsKeysDoesNotOpenWithBrokenOnes() async throws {
        let copy = try AppCopy(files: [".perdure/keys/host.json": "{}"])
        var options = HostOptions(testing: copy.path)
        options.port = 0
        options.enforcesKeys = true
        let error = await #expect(throws: KeyStoreError.self) { try await Host.open(options, logger: LogRecorder().logger) }
        #expect(error?.description.contains("\(copy.path)/.perdure/keys/host.json is not what it must be") == true)
    }

    @Test func theManagementAPIHasASystemKeyAndAReadOnlyOne() async throws {
        try await KeyedApp.serving { (test, store) async throws in
            let keys = try store.hostKeys()
            let system = try #require(keys.systemKeys[named: HostKeys.durableTask])
            _ = try await test.start("Waits", id: "w")
            let requests: [(String, String, Bool)] = [
                ("GET", "instances", true), ("GET", "instances/w", true), ("GET", "entities", true),
                ("POST", "orchestrators/Echo", false), ("DELETE", "instances?createdTimeFrom=2100-01-01", false),
                ("POST", "instances/w/raiseEvent/x", false), ("POST", "instances/w/suspend", false),
                ("POST", "instances/w/terminate", false), ("POST", "entities/none/x", false), ("PUT", "makeprimary", false),
                ("POST", "nothing", false),
            ]
            for base in ManagementURLs.basePaths {
                for (method, path, isReading) in requests {
                    let target = "\(base)/\(path)"
                    for wrong in ["wrong", keys.functionKeys[0].value, keys.urlSecret] {
                        let answer = await test.call(method, target, key: wrong)
                        #expect(answer.status == 401 && answer.body.isEmpty, "\(method) \(path)")
                    }
                    #expect(await test.call(method, target).status == 401)
                    #expect(
                        (await test.call(method, target, key: keys.readOnlyKey).status == 401) != isReading, "\(method) \(path)")
                }
            }
            for (method, path, _) in requests {
                for key in [system, keys.masterKey] {
                    #expect(await test.call(method, "\(TestHost.api)/\(path)", key: key).status != 401, "\(method) \(path)")
                }
            }
            #expect(await test.call("GET", "/admin/host/status", key: keys.readOnlyKey).status == 401)
            #expect(await test.call("GET", "/admin/host/status", key: system).status == 401)
        }
    }

    @Test func theManagementAPICanBeSwitchedOff() async throws {
        let host = #"{"version":"2.0","extensions":{"durableTask":{"hubName":"HostTests","httpApiEnabled":false}}}"#
        try await TestHost.serving(files: ["host.json": host]) { (test) async throws in
            for base in ManagementURLs.basePaths { #expect(await test.get("\(base)/instances").status == 404) }
            let started = await test.post("/api/client", #"{"method":"startNew","arguments":["Echo","a"]}"#)
            #expect(try started.json["value"] == "a")
        }
    }
}
