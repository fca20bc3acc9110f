import DurableCore
import DurableEngine
import DurableTestKit
import JSONText
import Testing

@testable import FunctionHost

/// Keys in URLs end.
struct URLKeyLifetimeTests {
    private static let hour: Int64 = 3_600_000_000

    private static func lifetime(_ duration: Duration?, at microseconds: Int64) -> URLKeyLifetime {
        URLKeyLifetime(duration: duration) { Timestamp(microseconds: microseconds) }
    }

    @Test func theEndIsOnTheHour() {
        for time in [0, 1, Self.hour - 1] { #expect(Self.lifetime(.seconds(7_200), at: time).end == Int64(10_800)) }
        #expect(Self.lifetime(.seconds(7_200), at: Self.hour).end == Int64(14_400))
        #expect(Self.lifetime(nil, at: 5).end == nil)
    }

    @Test func aKeyCountsUntilItsEndAndNoLonger() {
        let (hub, secret) = ("H", "s")
        let key = URLKey.instance("a").text(of: hub, until: 7_200, signedWith: secret)
        func counts(_ text: String, _ duration: Duration? = .seconds(60), at time: Int64) -> Bool {
            URLKey.instance("a").isIn(text, of: hub, signedWith: secret, Self.lifetime(duration, at: time))
        }
        #expect(counts(key, at: 0))
        #expect(counts(key, at: 2 * Self.hour - 1))
        #expect(!counts(key, at: 2 * Self.hour))
        #expect(!counts(key, nil, at: 2 * Self.hour))
        let endless = URLKey.instance("a").text(of: hub, until: nil, signedWith: secret)
        #expect(counts(endless, nil, at: .max / 2))
        #expect(!counts(endless, at: 0))
    }

    @Test(arguments: [
        "", "i", "i.", "i..", "i.7200", "i.7200.", "i.7201.SIG", "i.07200.SIG", "i.+7200.SIG", "i.7200.SIGx", "i.7200.SIG.",
        "i.SIG", "c.7200.SIG",
        "I.7200.SIG", ".7200.SIG", "i. 7200.SIG", "i.99999999999999999999.SIG", "i.-1.SIG", "i.7200.sig",
    ])
    func nobodyCanMakeAKeyLastLonger(_ text: String) {
        let key = URLKey.instance("a")
        let valid = key.text(of: "H", until: 7_200, signedWith: "s")
        let signature = String(valid.split(separator: ".")[2])
        let lifetime = Self.lifetime(.seconds(60), at: 0)
        #expect(key.isIn(valid, of: "H", signedWith: "s", lifetime))
        let changed = text.replacing("SIG", with: signature).replacing("sig", with: signature.lowercased() + "x")
        #expect(!key.isIn(changed, of: "H", signedWith: "s", lifetime))
        #expect(!key.isIn(changed, of: "H", signedWith: "s", Self.lifetime(nil, at: 0)))
    }

    @Test func anAddressThatWasHandedOutEnds() async throws {
        let host = #"{"version":"2.0","extensions":{"durableTask":{"hubName":"HostTests","scopedUrlLifetime":"01:00:00"}}}"#
        let copy = try AppCopy(files: KeyedApp.files.merging(["host.json": host]) { $1 })
        let start = Timestamp(microseconds: 1_700_000_000_000_000)
        func target(at time: Timestamp) async throws -> String {
            try await TestHost.serving(copy: copy, clock: VirtualClock(at: time), isAtWork: false, enforcesKeys: true) { test in
                TestHost.target(try await test.get("/api/urls/x").json["statusQueryGetUri"]?.stringValue)
            }
        }
        func status(_ target: String, at time: Timestamp) async throws -> Int {
            try await TestHost.serving(copy: copy, clock: VirtualClock(at: time), isAtWork: false, enforcesKeys: true) { test in
                await test.get(target).status
            }
        }
        let address = try await target(at: start)
        // There is no such instance, which only who may ask learns.
        #expect(try await status(address, at: start) == 404)
        #expect(try await status(address, at: start + .seconds(3_599)) == 404)
        #expect(try await status(address, at: start + .seconds(7_200)) == 401)
        #expect(try await target(at: start + .seconds(7_200)) != address)
    }
}
