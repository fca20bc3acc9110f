import FunctionApp
import Testing

@testable import FunctionHost

/// How a host meets the world.
struct EdgeTests {
    private static func edge(
        _ address: String? = nil, enforcesKeys: Bool = false, environment: [String: String] = [:], settings: String? = nil
    ) throws -> Edge {
        let copy = try AppCopy(files: settings.map { ["local.settings.json": $0] } ?? [:])
        var options = HostOptions(root: copy.path, environment: environment)
        options.address = address
        options.enforcesKeys = enforcesKeys
        let app = try AppLoader.load(copy.path, environment: environment)
        return Edge(app, options, port: 7071, logger: LogRecorder().logger)
    }

    @Test(arguments: [nil, "localhost", "127.0.0.1", "127.1.2.3", "::1", "LOCALHOST"])
    func onThisMachineEverythingIsOpenUnlessKeysAreWanted(_ address: String?) throws {
        let open = try Self.edge(address)
        #expect(open.isLoopback && open.screen.isLoopback && !open.access.isEnforced)
        #expect(open.origin == "http://localhost:7071" && open.listeningOrigin == "http://localhost:7071")
        #expect(open.urlKeys.key(for: .creation) == nil && !open.urlKeys.areScoped)
        let guarded = try Self.edge(address, enforcesKeys: true)
        #expect(guarded.isLoopback && guarded.access.isEnforced && guarded.urlKeys.areScoped)
    }

    @Test(arguments: [
        ("0.0.0.0", "http://localhost:7071"), ("::", "http://localhost:7071"), ("192.168.1.5", "http://192.168.1.5:7071"),
        ("fe80::1", "http://[fe80::1]:7071"), ("127.0.0.1.example.org", "http://127.0.0.1.example.org:7071"),
    ])
    func whereOthersReachItKeysAreAskedFor(_ address: String, _ origin: String) throws {
        let edge = try Self.edge(address)
        #expect(!edge.isLoopback && !edge.screen.isLoopback && edge.access.isEnforced)
        #expect(edge.listeningOrigin == origin)
    }

    @Test(arguments: [
        ("shop.example", "https://shop.example"), ("localhost:8080", "http://localhost:7071"),
        ("0.0.0.0:80", "http://localhost:7071"),
        ("", "http://localhost:7071"), ("shop.example:8443", "https://shop.example:8443"),
    ])
    func addressesThatAreHandedOutHaveThePublicName(_ name: String, _ origin: String) throws {
        let edge = try Self.edge(environment: ["WEBSITE_HOSTNAME": name])
        #expect(edge.origin == origin)
        #expect(edge.listeningOrigin == "http://localhost:7071")
        #expect(edge.hostname == String(origin.split(separator: "/")[1]))
    }

    @Test func theAddressMayStandInTheSettings() throws {
        let settings = #"{"IsEncrypted":false,"Values":{},"Host":{"LocalHttpAddress":"0.0.0.0"}}"#
        #expect(try Self.edge(settings: settings).access.isEnforced)
        #expect(try !Self.edge("127.0.0.1", settings: settings).access.isEnforced)
    }

    @Test func keysLieInTheAppOrBesideTheTaskHub() throws {
        let copy = try AppCopy()
        #expect(try KeyStore.folder(of: AppLoader.load(copy.path, environment: [:])) == "\(copy.path)/.perdure/keys")
        let host = #"{"version":"2.0","extensions":{"durableTask":{"storageProvider":{"path":"a/hub.sqlite"}}}}"#
        let other = try AppCopy(files: ["host.json": host])
        #expect(try KeyStore.folder(of: AppLoader.load(other.path, environment: [:])) == "\(other.path)/a/hub.sqlite.keys")
    }
}
