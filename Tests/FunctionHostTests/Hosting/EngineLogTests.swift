import DurableCore
import DurableEngine
import Testing

@testable import FunctionHost

/// What the log says of inputs and outputs (host.md 2.2, `tracing.traceInputsAndOutputs`).
struct EngineLogTests {
    private static func entries(traceInputsAndOutputs: Bool) async throws -> [String] {
        let tracing = #""tracing":{"traceInputsAndOutputs":\#(traceInputsAndOutputs)}"#
        let host = #"{"version":"2.0","extensions":{"durableTask":{"hubName":"Traced",\#(tracing)}}}"#
        // A turn is logged when it is committed and others can see it: the log is whole when the host has stopped.
        let log = try await TestHost.serving("timeouts", files: ["host.json": host]) { (test) async throws in
            #expect(await test.run("Asks", #""Echo""#).text == #""fine""#)
            return test.log
        }
        return log.entries.filter { $0.line.hasPrefix("debug: ") }.map { entry in
            let texts = ["input", "output"].compactMap { key in entry.metadata[key].map { "\(key)=\($0)" } }
            return ([entry.line] + texts).joined(separator: " ")
        }
    }

    @Test func onlyLengthsAreWrittenUnlessTheAppWantsMore() async throws {
        let entries = try await Self.entries(traceInputsAndOutputs: false)
        #expect(entries.contains("debug: Activity started input=(6 bytes)"))
        #expect(entries.contains("debug: Activity ended output=(6 bytes)"))
        #expect(entries.contains("debug: Turn committed input=(6 bytes)"))
        #expect(!entries.contains { $0.contains("fine") })
    }

    @Test func whatFailsIsAnErrorWithItsStack() async throws {
        let log = try await TestHost.serving { (test) async throws in
            let id = try await test.start("Calls", input: #"["Throws",null]"#)
            #expect(try await test.host.hub.waitForEnd(of: id)?.status == .failed)
            return test.log
        }
        let errors = log.lines.filter { $0.hasPrefix("error: The ") }
        #expect(errors.count == 2)
        #expect(errors.first?.hasPrefix("error: The activity 'Throws' failed: ") == true)
        #expect(errors.first?.contains("    at ") == true)
        #expect(errors.last?.hasPrefix("error: The orchestration 'Calls' failed: ") == true)
    }

    @Test func payloadsAreWrittenWhereTheyAreWanted() async throws {
        let entries = try await Self.entries(traceInputsAndOutputs: true)
        #expect(entries.contains(#"debug: Activity started input="fine""#))
        #expect(entries.contains(#"debug: Activity ended output="fine""#))
        #expect(entries.contains(#"debug: Turn committed input="Echo""#))
        #expect(entries.contains(#"debug: Turn committed output="fine""#))
    }
}
