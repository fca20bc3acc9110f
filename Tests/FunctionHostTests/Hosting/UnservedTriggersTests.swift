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
        let problems = UnservedTriggers.problems(of: try AppLoader.load(copy.path, environment: [:]))
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
        let problems = UnservedTriggers.problems(of: app)
        #expect(
            problems.map(\.description) == [
                "The 'Bus' function was loaded, but this version of Perdure does not fire its serviceBusTrigger. "
                    + "(Bus/function.json, bindings)",
                "The 'Events' function was loaded, but this version of Perdure does not listen to event hubs of Azure: the "
                    + "connection 'Hubs' names a real account. With the setting empty or 'UseDevelopmentStorage=true' the event "
                    + "hub 'h' is kept by the host itself. (Events/function.json, bindings)",
            ])
        #expect(problems.allSatisfy { $0.severity == .warning })
    }
}
