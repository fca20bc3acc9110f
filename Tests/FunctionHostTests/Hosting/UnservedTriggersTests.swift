import FunctionApp
import Testing

@testable import FunctionHost

struct UnservedTriggersTests {
    @Test func nothingIsSaidOfTriggersThatAreFired() throws {
        let files = ["orchestration", "activity", "entity"].map { kind in
            ("\(kind)/function.json", #"{"bindings":[{"type":"\#(kind)Trigger","name":"context","direction":"in"}]}"#)
        }
        let scripts = files.map { ($0.0.replacing("function.json", with: "index.js"), "module.exports = () => {};") }
        let copy = try AppCopy(files: Dictionary(uniqueKeysWithValues: files + scripts))
        let problems = Self.problems(of: try AppLoader.load(copy.path, environment: [:]))
        #expect(problems == [])
    }

    @Test func triggersThatAreNotFiredAreNamed() throws {
        let bus = #"{"bindings":[{"name":"b","type":"serviceBusTrigger","direction":"in","queueName":"a"}]}"#
        let hub = #"{"bindings":[{"name":"b","type":"eventHubTrigger","direction":"in","eventHubName":"h","connection":"Hubs"}]}"#
        let script = "module.exports = async () => {};"
        let copy = try AppCopy(files: [
            "Bus/function.json": bus, "Bus/index.js": script, "Events/function.json": hub, "Events/index.js": script,
        ])
        let settings = ["Hubs": "Endpoint=sb://a.servicebus.windows.net/;SharedAccessKey=secret"]
        let app = try AppLoader.load(copy.path, environment: settings)
        let remote = AzureServices(app: app)
        let problems = UnservedTriggers.problems(of: app, ConnectionServices(settings: app.settings, remote: remote))
        #expect(
            problems.map(\.description) == [
                "The 'Bus' function was loaded, but this version of Perdure does not fire its serviceBusTrigger. "
                    + "(Bus/function.json, bindings)",
                "The 'Events' function was loaded, but the connection 'Hubs' cannot be used: the connection string has no "
                    + "SharedAccessKeyName. (Events/function.json, bindings)",
            ])
        #expect(problems.allSatisfy { $0.severity == .warning })
    }

    private static func problems(of app: FunctionApp) -> [AppProblem] {
        UnservedTriggers.problems(of: app, ConnectionServices(settings: app.settings))
    }
}
