import Foundation
import Testing

/// Signals that come as early as a user can send them.
@Suite(.serialized) struct StopSignalTests {
    @Test(arguments: [SIGINT, SIGTERM])
    func aSignalRightAfterTheFirstLineStopsTheHost(_ signal: Int32) async throws {
        let app = try AppCopy("samples/hello-cities")
        defer { app.remove() }
        for _ in 0..<12 {
            let process = try PerdureProcess(["start", app.path, "--port", "0"])
            var lines = process.output.makeAsyncIterator()
            #expect(await lines.next()?.hasPrefix("Perdure ") == true)
            process.send(signal)
            #expect(await process.waitForExit() == 0)
        }
    }
}
