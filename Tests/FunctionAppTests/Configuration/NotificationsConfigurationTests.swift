import Testing

@testable import FunctionApp

struct NotificationsConfigurationTests {
    private static func host(_ members: String) -> String {
        #"{"version": "2.0", "extensions": {"durableTask": {"notifications": {"eventGrid": {\#(members)}}}}}"#
    }

    private static let plain = #""topicEndpoint": "http://topic/", "keySettingName": "KEY""#

    @Test func everythingButTheTopicAndItsKeyHasADefault() throws {
        let found = try TemporaryApp.host(Self.host(Self.plain), environment: ["KEY": "k"]).durableTask.notifications
        #expect(found == NotificationsConfiguration(topicEndpoint: "http://topic/", key: "k"))
        #expect(try TemporaryApp.host("{}").durableTask.notifications == nil)
    }

    @Test func theNamesOfFunctions1AreRead() throws {
        let text = #"""
            {"version": "2.0", "durableTask": {
              "EventGridTopicEndpoint": "http://old/", "EventGridKeySettingName": "KEY", "EventGridPublishRetryCount": "2",
              "EventGridPublishRetryInterval": "00:00:10", "EventGridPublishRetryHttpStatus": [400],
              "EventGridPublishEventTypes": ["Started"]}}
            """#
        let app = try TemporaryApp(["host.json": text]).load(environment: ["KEY": "k"])
        var expected = NotificationsConfiguration(topicEndpoint: "http://old/", key: "k")
        expected.retryCount = 2
        expected.retryInterval = .seconds(10)
        expected.retryStatuses = [400]
        expected.events = [.started]
        #expect(app.host.durableTask.notifications == expected)
        #expect(app.notes.isEmpty)
    }

    @Test(arguments: [
        (#""topicEndpoint": "topic", "keySettingName": "KEY""#, "topicEndpoint", "an absolute URL, http or https"),
        (#""topicEndpoint": "http://topic/""#, "topicEndpoint", "names no app setting"),
        (
            #""topicEndpoint": "http://topic/", "keySettingName": "OTHER""#, "keySettingName",
            "names the app setting 'OTHER', which is missing or empty"
        ),
        (#"\#(plain), "publishRetryCount": -1"#, "publishRetryCount", "0 to 1000, but is the number -1"),
        (#"\#(plain), "publishRetryInterval": "01:00:01""#, "publishRetryInterval", "00:00:00 to 01:00:00"),
        (#"\#(plain), "publishRetryHttpStatus": [42]"#, "publishRetryHttpStatus", "an array of status codes, 100 to 599"),
        (#"\#(plain), "publishRetryHttpStatus": 500"#, "publishRetryHttpStatus", "an array of status codes"),
        (#"\#(plain), "publishEventTypes": ["Ended"]"#, "publishEventTypes", "an array of \"Started\", \"Completed\""),
    ])
    func whatIsWrongIsNamed(members: String, field: String, message: String) throws {
        let problems = try TemporaryApp.problems(ofHost: Self.host(members), environment: ["KEY": "k"])
        #expect(problems.map(\.field) == ["extensions.durableTask.notifications.eventGrid.\(field)"])
        #expect(problems.first?.message.contains(message) == true, "\(problems)")
    }
}
