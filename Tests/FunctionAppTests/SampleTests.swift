import Foundation
import Testing

@testable import FunctionApp

@Suite struct SampleTests {
    private static let names = [
        "bank-transfer", "blob-word-count", "counter-entity", "durable-http", "esm-app", "eternal-counter", "fan-out-fan-in",
        "hello-cities",
        "hello-v4", "http-start", "human-approval", "monitor", "npm-packages", "phone-verification", "queue-to-orchestration",
        "rest-api",
        "retries",
        "seed-article", "sub-orchestrations", "timer-cleanup", "v4-patterns",
    ]

    @Test func theListNamesEverySample() throws {
        let folder = Fixtures.samplesFolder
        let folders = try FileSystem.names(in: folder).filter { FileSystem.isDirectory("\(folder)/\($0)") }
        #expect(folders == Self.names)
        let list = try String(contentsOfFile: "\(folder)/README.md", encoding: .utf8)
        #expect(folders.allSatisfy { list.contains("[\($0)](\($0))") })
    }

    @Test(arguments: names)
    func aSampleLoadsWithoutProblems(name: String) throws {
        let app = try Fixtures.sample(name)
        #expect(app.problems == [])
        #expect(app.functions.contains { $0.kind == .orchestrator } || app.main != nil)
        #expect(FileSystem.isFile("\(app.root)/README.md"))
    }

    @Test func theSeedArticleRenamesFunctions() throws {
        let app = try Fixtures.sample("seed-article")
        #expect(app.function(.orchestrator, called: "HelloWorldWithoutActivity")?.name == "HelloWorldInline")
        #expect(app.function(.activity, called: "SayHelloDirectly")?.name == "SayHelloParameter")
        #expect(app.function(named: "QueueStart")?.isClient == true)
        #expect(app.level == .one)
    }

    @Test func theStarterOfHttpStartTakesPostAndGet() throws {
        let routes = try Fixtures.sample("http-start").routeTable()
        for method in ["POST", "GET"] {
            let match = routes.match(method: method, path: "/api/orchestrators/HelloCities")
            #expect(match?.value.name == "HttpStart")
            #expect(match?["functionName"] == "HelloCities")
        }
    }
}
