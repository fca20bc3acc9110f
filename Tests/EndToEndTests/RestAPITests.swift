import Foundation
import JSONText
import Testing

/// The sample with keys, as its README says, by the built program.
@Suite(.serialized) struct RestAPITests {
    /// The master key, from the file that the banner names.
    private static func masterKey(_ served: ServedApp) throws -> String {
        let line = try #require(served.banner.first { $0.hasPrefix("Requests need keys, which are in ") })
        let file = line.dropFirst("Requests need keys, which are in ".count) + "/host.json"
        let text = try String(contentsOfFile: String(file), encoding: .utf8)
        let attributes = try FileManager.default.attributesOfItem(atPath: String(file))
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        return try #require(try JSONParser.parse(text)["masterKey"]?["value"]?.stringValue)
    }

    @Test func everyMethodAsksForItsKey() async throws {
        let app = try AppCopy("samples/rest-api")
        defer { app.remove() }
        let served = try await ServedApp(app.path, ["--enableAuth"])
        let master = try Self.masterKey(served)
        let product = "/v1/products/7"
        let lamp = #"{"name":"lamp","stock":3}"#
        #expect(try await served.request("PUT", product, json: lamp).status == 401)
        #expect(try await served.request("PUT", "\(product)?code=wrong", json: lamp).status == 401)
        #expect(try await served.request("PUT", "\(product)?code=\(master)", json: lamp).status == 202)
        try await served.poll { try await served.get(product).status == 200 }
        let read = try await served.get(product)
        #expect(read.text == lamp)
        #expect(read.headers["x-content-type-options"] == "nosniff")
        for path in ["/v1/products/lamp", "/v1/products/0", "/api/products/7"] {
            #expect(try await served.get(path).status == 404, "\(path)")
        }

        let keys = "/admin/functions/OrderProduct/keys/shop"
        #expect(try await served.request("PUT", keys, json: #"{"value":"shop-secret"}"#).status == 401)
        #expect(try await served.request("PUT", "\(keys)?code=\(master)", json: #"{"value":"shop-secret"}"#).status == 201)
        #expect(try await served.post("\(product)/orders/101?code=shop-secret").status == 404)
        let ordered = try await served.post("\(product)/orders/2?code=shop-secret")
        #expect(ordered.status == 202)
        let status = try #require(try ordered.json["statusQueryGetUri"]?.stringValue)
        #expect(!status.contains(master) && status.contains("code=i."))
        try await served.poll { try await served.get(status).status == 200 }
        #expect(try await served.get(status).json["output"]?.stringValue == "2 of product 7 are yours.")
        #expect(try await served.get("/runtime/webhooks/durabletask/instances?code=shop-secret").status == 401)

        #expect(try await served.request("DELETE", "\(product)?code=shop-secret").status == 401)
        #expect(try await served.request("DELETE", "\(product)?code=\(master)").status == 202)
        try await served.poll { try await served.get(product).status == 404 }
        #expect(await served.stop() == 0)

        // The keys are there at the next start, and an address that was handed out still leads where it did.
        let again = try await ServedApp(app.path, ["--enableAuth"])
        #expect(try Self.masterKey(again) == master)
        let path = try #require(URL(string: status)).path
        let query = try #require(URL(string: status)?.query)
        #expect(try await again.get("\(path)?\(query)").status == 200)
        #expect(await again.stop() == 0)
    }

    @Test func onALoopbackAddressEverythingIsOpenButOnlyUnderItsNames() async throws {
        let app = try AppCopy("samples/rest-api")
        defer { app.remove() }
        let served = try await ServedApp(app.path)
        #expect(!served.banner.contains { $0.contains("keys") })
        #expect(try await served.request("DELETE", "/v1/products/7").status == 202)
        #expect(try await served.get("/admin/host/status").json["version"]?.stringValue?.isEmpty == false)
        #expect(try await served.request("GET", "/admin/host/ping", headers: ["Host": "evil.example"]).status == 421)
        let page = try await served.request("DELETE", "/v1/products/7", headers: ["Origin": "https://evil.example"])
        #expect(page.status == 403)
        let shop = try await served.request("DELETE", "/v1/products/7", headers: ["Origin": "https://shop.example"])
        #expect(shop.status == 202)
        #expect(shop.headers["access-control-allow-origin"] == "https://shop.example")
        #expect(!FileManager.default.fileExists(atPath: "\(app.path)/.perdure/keys"))
        #expect(await served.stop() == 0)
    }

    @Test func anAddressThatOthersReachAsksForKeys() async throws {
        let app = try AppCopy("samples/rest-api")
        defer { app.remove() }
        let served = try await ServedApp(app.path, ["--address", "0.0.0.0", "--cors", "*"])
        let master = try Self.masterKey(served)
        #expect(try await served.request("DELETE", "/v1/products/7").status == 401)
        let known = try await served.request(
            "DELETE", "/v1/products/7?code=\(master)", headers: ["Host": "any.example", "Origin": "https://page.example"])
        #expect(known.status == 202)
        #expect(known.headers["access-control-allow-origin"] == "*")
        #expect(await served.stop() == 0)
    }
}
