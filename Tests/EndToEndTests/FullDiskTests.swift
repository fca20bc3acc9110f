import Foundation
import JSONText
import Testing

/// A host whose files may not grow any more, which is a full disk to it, and then may again.
@Suite(.serialized, .timeLimit(.minutes(5))) struct FullDiskTests {
    private static let starts = "/runtime/webhooks/durabletask/orchestrators/HelloCities"

    @Test func aHostOutlivesAFullDiskAndLosesNothing() async throws {
        let copy = try AppCopy("samples/hello-cities")
        defer { copy.remove() }
        let app = try await ServedApp(copy.path)
        #expect(try await app.run("HelloCities").status == 200)
        try await app.process.limitFiles(to: 4_096)
        var stored: [String] = []
        var answer = try await app.post(Self.starts)
        while answer.status == 202 {
            stored.append(try #require(try answer.json["id"]?.stringValue))
            answer = try await app.post(Self.starts)
        }
        #expect(answer.status == 503)
        #expect(answer.headers["retry-after"] == "2")
        #expect(try answer.json["Message"]?.stringValue?.contains("File too large") == true)
        #expect(try await app.get("/runtime/webhooks/durabletask/instances").status == 200)
        try await app.process.limitFiles(to: nil)
        let end = ContinuousClock.now + .seconds(5)
        try await app.poll { try await app.post(Self.starts).status == 202 }
        #expect(ContinuousClock.now < end)
        for id in stored { #expect(try await app.waitForEnd(of: id)["runtimeStatus"] == "Completed") }
        await app.stop()
        // Told once, and once when it was over.
        let log = await app.process.output.reduce(into: []) { $0.append($1) }
        #expect(log.count { $0.contains("takes no changes") } == 1, "\(log)")
    }
}
