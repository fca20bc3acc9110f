import Testing

@testable import FunctionHost

/// What settings of host.json do to the host as a whole.
struct HostSettingsTests {
    private static func serving<Result: Sendable>(
        _ members: String, _ body: (TestHost) async throws -> Result
    ) async throws -> Result {
        try await TestHost.serving("timeouts", files: ["host.json": #"{"version":"2.0",\#(members)}"#], body)
    }

    @Test(arguments: [
        (#""functionTimeout":"00:05:00""#, 10),
        (#""functionTimeout":"00:05:00","extensions":{"durableTask":{\#(graceful)}}"#, 300),
        (#""functionTimeout":"-1","extensions":{"durableTask":{\#(graceful)}}"#, 600),
        (#""functionTimeout":"01:00:00","extensions":{"durableTask":{\#(graceful)}}"#, 600),
        (#""perdure":{"shutdownTimeout":"00:00:02"},"extensions":{"durableTask":{\#(graceful)}}"#, 2),
    ])
    func aGracefulShutdownWaitsAsLongAsAFunctionMayTake(members: String, seconds: Int) async throws {
        try await Self.serving(members) { (test) async throws in
            #expect(test.host.drainTime == .seconds(seconds))
        }
    }

    private static let graceful = #""useGracefulShutdown":true"#

    @Test func aStorageProviderIsAcceptedAndToldOnce() async throws {
        try await Self.serving(#""extensions":{"durableTask":{"storageProvider":{"type":"mssql"}}}"#) { (test) async throws in
            #expect(await test.run("Asks", #""Echo""#).text == #""fine""#)
            let told = test.log.lines.filter { $0.contains("The storage provider 'mssql' of host.json is accepted") }
            #expect(told.count == 1)
        }
    }

    @Test func settingsWithoutEffectAreToldAtDebugLevel() async throws {
        try await Self.serving(#""watchFiles":["x"],"extensions":{"durableTask":{"useAppLease":true}}"#) { (test) async throws in
            for path in ["watchFiles", "extensions.durableTask.useAppLease"] {
                #expect(
                    test.log.lines.contains { $0.hasPrefix("debug: '\(path)' is accepted and has no effect here. (host.json:") })
            }
            #expect(test.host.problems.isEmpty)
        }
    }
}
