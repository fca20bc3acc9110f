import DurableSQLite
import Foundation
import JSONText
import Testing

/// Every sample leaves a sound store behind: killed in the middle of its work, and stopped.
@Suite(.serialized, .timeLimit(.minutes(5))) struct SampleStoreTests {
    private static let samples = AppCopy.repository.appendingPathComponent("samples")

    private static let names: [String] = {
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: samples.path)) ?? []
        return entries.filter { FileManager.default.fileExists(atPath: "\(samples.path)/\($0)/host.json") }.sorted()
    }()

    @Test(arguments: names)
    func theStoreIsSoundAfterAKillAndAfterAStop(_ name: String) async throws {
        let app = try AppCopy("samples/\(name)")
        defer { app.remove() }
        let api = "/runtime/webhooks/durabletask"
        let served = try await ServedApp(app.path, ["--verbose"])
        var started = 0
        for orchestrator in try Self.orchestrators(in: app.path) {
            // Some have another name than their folder.
            if try await served.post("\(api)/orchestrators/\(orchestrator)/\(orchestrator)").status == 202 { started += 1 }
        }
        #expect(started > 0)
        await served.line(with: "Turn committed")
        served.process.send(SIGKILL)
        await served.process.waitForExit()
        #expect(try await StoreChecker.check(app.hub).violations == [])

        let again = try await ServedApp(app.path)
        for orchestrator in try Self.orchestrators(in: app.path) {
            _ = try await again.post("\(api)/instances/\(orchestrator)/terminate?reason=enough")
        }
        #expect(await again.stop() == 0)
        #expect(try await StoreChecker.check(app.hub).violations == [])
    }

    /// The names of folders with such a trigger, or what code registers.
    private static func orchestrators(in app: String) throws -> [String] {
        let folders = try FileManager.default.contentsOfDirectory(atPath: app).filter { folder in
            let text = try? String(contentsOfFile: "\(app)/\(folder)/function.json", encoding: .utf8)
            return text?.contains("orchestrationTrigger") == true
        }
        let scripts = (try? FileManager.default.subpathsOfDirectory(atPath: "\(app)/src")) ?? []
        let registered = scripts.filter { $0.hasSuffix(".js") }.flatMap { script in
            let text = (try? String(contentsOfFile: "\(app)/src/\(script)", encoding: .utf8)) ?? ""
            return text.matches(of: #/app\.orchestration\(\s*["'](\w+)["']/#).map { String($0.output.1) }
        }
        return (folders + registered).sorted()
    }
}
