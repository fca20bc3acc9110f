import DurableCore
import DurableEngine
import JSONText
import Testing

@testable import FunctionHost

/// The addresses that a host with keys hands out: each opens one instance.
struct ScopedURLTests {
    private static func code(_ url: String?) -> String {
        String(TestHost.target(url).split(separator: "code=").last?.prefix { $0 != "&" } ?? "")
    }

    @Test func theAddressesOfAnInstanceOpenItAndNothingElse() async throws {
        try await KeyedApp.serving { (test, store) async throws in
            let system = try #require(try store.hostKeys().systemKeys[named: HostKeys.durableTask])
            let started = await test.call("POST", "\(TestHost.api)/orchestrators/Waits/a%20b", "1", key: system)
            #expect(started.status == 202)
            let payload = try started.json
            for key in payload.objectValue?.keys ?? [] {
                #expect(payload[key]?.stringValue?.contains(system) == false)
            }
            let code = Self.code(payload["statusQueryGetUri"]?.stringValue)
            #expect(code.wholeMatch(of: /i\.[0-9]{10}\.[A-Za-z0-9_-]{43}/) != nil)
            #expect(started.header("Location") == payload["statusQueryGetUri"]?.stringValue)
            let status = await test.get(TestHost.target(started.header("Location")))
            #expect(status.status == 202)

            _ = try await test.start("Waits", id: "other")
            for (method, path) in [
                ("GET", "instances/other"), ("POST", "instances/other/terminate"), ("DELETE", "instances/other"),
                ("GET", "instances"), ("POST", "orchestrators/Echo"), ("DELETE", "instances"), ("GET", "entities"),
                ("GET", "instances/a%2520b"),
            ] {
                #expect(await test.call(method, "\(TestHost.api)/\(path)?code=\(code)").status == 401, "\(method) \(path)")
            }
            #expect(await test.get("/admin/host/keys?code=\(code)").status == 401)
            #expect(await test.get("/api/levels/function?code=\(code)").status == 401)

            func post(_ name: String) async -> HTTPAnswer {
                let url = payload[name]?.stringValue?.replacing("{text}", with: "why").replacing("{eventName}", with: "other")
                return await test.post(TestHost.target(url))
            }
            #expect(await post("sendEventPostUri").status == 202)
            #expect(await post("suspendPostUri").status == 202)
            while try await test.host.hub.status(of: "a b")?.status != .suspended { await Task.yield() }
            #expect(await post("resumePostUri").status == 202)
            let restarted = await post("restartPostUri")
            #expect(restarted.status == 202)
            let location = try #require(restarted.header("Location"))
            #expect(Self.code(location) != code)
            #expect(await test.get(TestHost.target(location)).status == 202)
            #expect(await post("terminatePostUri").status == 202)
            _ = try await test.host.hub.waitForEnd(of: "a b")
            let purged = await test.call("DELETE", TestHost.target(payload["purgeHistoryDeleteUri"]?.stringValue))
            #expect(purged.status == 200)
        }
    }

    @Test func theClientOfScriptsHandsOutSignedAddressesToo() async throws {
        try await KeyedApp.serving { (test, store) async throws in
            _ = try await test.start("Waits", id: "x y")
            let payload = try await test.get("/api/urls/x%20y").json
            let status = try #require(payload["statusQueryGetUri"]?.stringValue)
            #expect(Self.code(status).hasPrefix("i."))
            #expect(await test.get(TestHost.target(status)).status == 202)
            let rewind = try #require(payload["rewindPostUri"]?.stringValue).replacing("{text}", with: "r")
            #expect(await test.post(TestHost.target(rewind)).status == 409)

            let binding = try await test.get("/api/urls").json
            #expect(binding["managementUrls"]?["statusQueryGetUri"]?.stringValue?.hasSuffix("&code=INSTANCEKEY") == true)
            let create = try #require(binding["creationUrls"]?["createNewInstancePostUri"]?.stringValue)
            let target = TestHost.target(create.replacing("{functionName}[/{instanceId}]", with: "Echo/made"))
            #expect(await test.post(target, "1").status == 202)
            let code = Self.code(create)
            #expect(code.hasPrefix("c."))
            #expect(binding["requiredQueryStringParameters"]?.stringValue?.hasSuffix("code=\(code)") == true)
            for path in ["instances/made", "instances", "instances/made?showHistory=true"] {
                let mark = path.contains("?") ? "&" : "?"
                #expect(await test.get("\(TestHost.api)/\(path)\(mark)code=\(code)").status == 401)
            }
        }
    }

    @Test func anotherSecretMakesAllOldAddressesVoid() async throws {
        try await KeyedApp.serving { (test, store) async throws in
            _ = try await test.start("Waits", id: "x")
            let before = try await test.get("/api/urls/x").json["statusQueryGetUri"]?.stringValue
            try store.updateHostKeys { keys throws(KeyStoreError) in keys.urlSecret = "another" }
            let after = try await test.get("/api/urls/x").json["statusQueryGetUri"]?.stringValue
            #expect(await test.get(TestHost.target(before)).status == 401)
            #expect(await test.get(TestHost.target(after)).status == 202)
        }
    }

    @Test func theSystemKeyStandsInTheAddressesWhenHostJSONSaysSo() async throws {
        let host = #"{"version":"2.0","extensions":{"durableTask":{"hubName":"HostTests","useLegacySystemKeyUrls":true}}}"#
        try await KeyedApp.serving(files: ["host.json": host]) { (test, store) async throws in
            let system = try #require(try store.hostKeys().systemKeys[named: HostKeys.durableTask])
            let payload = try await test.get("/api/urls/x").json
            #expect(payload["statusQueryGetUri"]?.stringValue?.hasSuffix("&code=\(system)") == true)
            let binding = try await test.get("/api/urls").json
            #expect(binding["requiredQueryStringParameters"]?.stringValue?.hasSuffix("&code=\(system)") == true)
        }
    }

    @Test func aSignatureDependsOnHubInstanceSecretPurposeAndEnd() {
        let keys = [
            URLKey.instance("a").text(of: "H", until: 5, signedWith: "s"),
            URLKey.instance("b").text(of: "H", until: 5, signedWith: "s"),
            URLKey.instance("a").text(of: "I", until: 5, signedWith: "s"),
            URLKey.instance("a").text(of: "H", until: 5, signedWith: "t"),
            URLKey.instance("a").text(of: "H", until: 6, signedWith: "s"),
            URLKey.instance("a").text(of: "H", until: nil, signedWith: "s"),
            URLKey.creation.text(of: "H", until: 5, signedWith: "s"),
        ]
        #expect(Set(keys).count == keys.count)
        #expect(keys[0] == URLKey.instance("a").text(of: "H", until: 5, signedWith: "s"))
    }
}
