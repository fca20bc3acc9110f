import Testing

@testable import FunctionApp

@Suite struct HostConfigurationTests {
    @Test(arguments: ["{}", "", " \n", "\u{FEFF}", #"{"version": "2.0"}"#, #"{"version": "2.0", "unknown": {"a": [1]}}"#])
    func aFileThatSaysNothingGivesTheDefaults(text: String) throws {
        let host = try TemporaryApp.host(text)
        #expect(host.functionTimeout == .seconds(1800))
        #expect(host.functions == nil)
        #expect(host.http.routePrefix == "api")
        #expect(host.durableTask.hubName == "TestHubName")
        #expect(host.durableTask.maxConcurrentActivityFunctions.isMultiple(of: 10))
        #expect(host.durableTask.overridableExistingInstanceStates == .nonRunningStates)
        #expect(host.durableTask.storageProvider.connectionName == "AzureWebJobsStorage")
    }

    @Test func everySettingIsRead() throws {
        let host = try TemporaryApp.host(
            #"""
            {
              "version": "2.0", /* with comments */
              "functionTimeout": "00:05:00",
              "functions": ["A", "B"],
              "retry": { "strategy": "exponentialBackoff", "maxRetryCount": -1, "minimumInterval": "00:00:01", "maximumInterval": "00:01:00" },
              "logging": {
                "logLevel": { "default": "Warning", "Host.Triggers.DurableTask": "debug", "Function": "None" },
                "console": { "isEnabled": false }
              },
              "extensions": {
                "http": {
                  "routePrefix": "/v1/", "maxConcurrentRequests": 10, "maxOutstandingRequests": -1,
                  "customHeaders": { "X-A": "1" }, "headerTimeout": "00:00:05", "minBodyRate": "100",
                  "bodyGracePeriod": "00:00:00.5", "answerTimeout": "00:00:07", "maxConnections": 99,
                  "hsts": { "isEnabled": true, "maxAge": "10", "includeSubDomains": "true", "preload": true }
                },
                "queues": {
                  "batchSize": 32, "newBatchThreshold": 3, "maxPollingInterval": "00:00:02", "visibilityTimeout": "00:00:30",
                  "maxDequeueCount": "7", "messageEncoding": "None"
                },
                "blobs": { "maxDegreeOfParallelism": "3", "poisonBlobThreshold": 1 },
                "eventHubs": { "maxEventBatchSize": 25, "maxBatchSize": 26 },
                "durableTask": {
                  "HUBNAME": "MyHub",
                  "defaultVersion": "1.2", "versionMatchStrategy": "strict", "versionFailureStrategy": "Fail",
                  "maxConcurrentActivityFunctions": "32", "maxConcurrentOrchestratorFunctions": 5,
                  "maxConcurrentEntityFunctions": 6, "maxEntityOperationBatchSize": 50,
                  "extendedSessionsEnabled": "false", "extendedSessionIdleTimeoutInSeconds": 10,
                  "maxOrchestrationActions": 1000, "overridableExistingInstanceStates": "AnyState",
                  "entityMessageReorderWindowInMinutes": 0, "rollbackEntityOperationsOnExceptions": false,
                  "useGracefulShutdown": true, "throwStatusExceptionsOnRaiseEvent": false,
                  "httpSettings": { "defaultAsyncRequestSleepTimeMilliseconds": 5, "allowPrivateTargets": true },
                  "storageProvider": { "type": "mssql", "path": "data", "connectionStringName": "SQL", "partitionCount": 3,
                    "controlQueueVisibilityTimeout": "00:02:00", "workItemQueueVisibilityTimeout": "00:03:00" },
                  "notifications": { "eventGrid": {
                    "topicEndpoint": "https://topic.example/api/events", "keySettingName": "TopicKey", "publishRetryCount": 3,
                    "publishRetryInterval": "00:00:30", "publishRetryHttpStatus": [500, "503"],
                    "publishEventTypes": ["completed", "Failed"] } },
                  "tracing": { "traceInputsAndOutputs": true, "traceReplayEvents": "True" },
                  "httpApiEnabled": false, "useLegacySystemKeyUrls": true, "scopedUrlLifetime": "2.00:00:00", "determinism": "warn", "nonDeterminism": "fail", "maxEpisodeRetries": 2,
                  "retention": { "completed": "1.00:00:00", "Failed": "never" }, "extendedSessionHeapLimitInMegabytes": 64,
                },
              }
            }
            """#, environment: ["TopicKey": "secret"])
        var expected = HostConfiguration(processorCount: 1)
        expected.retry = RetryPolicy(maxRetryCount: nil, pauses: .seconds(1) ... .seconds(60))
        expected.logging.standard = .warning
        expected.logging.levels = ["host.triggers.durabletask": .debug, "function": .none]
        expected.logging.isConsoleEnabled = false
        var notifications = NotificationsConfiguration(topicEndpoint: "https://topic.example/api/events", key: "secret")
        notifications.retryCount = 3
        notifications.retryInterval = .seconds(30)
        notifications.retryStatuses = [500, 503]
        notifications.events = [.completed, .failed]
        expected.durableTask.notifications = notifications
        expected.durableTask.storageProvider.controlQueueVisibilityTimeout = .seconds(120)
        expected.durableTask.storageProvider.workItemQueueVisibilityTimeout = .seconds(180)
        expected.functionTimeout = .seconds(300)
        expected.functions = ["A", "B"]
        expected.http.routePrefix = "v1"
        expected.http.maxConcurrentRequests = 10
        expected.http.customHeaders = ["X-A": "1"]
        expected.http.headerTimeout = .seconds(5)
        expected.http.minBodyRate = 100
        expected.http.answerTimeout = .seconds(7)
        expected.http.maxConnections = 99
        expected.http.bodyGracePeriod = .milliseconds(500)
        expected.http.strictTransportSecurity = "max-age=864000; includeSubDomains; preload"
        expected.durableTask.httpApiEnabled = false
        expected.durableTask.useLegacySystemKeyUrls = true
        expected.durableTask.scopedUrlLifetime = .seconds(2 * 86_400)
        expected.queues.batchSize = 32
        expected.queues.newBatchThreshold = 3
        expected.queues.maxPollingInterval = .seconds(2)
        expected.queues.visibilityTimeout = .seconds(30)
        expected.queues.maxDequeueCount = 7
        expected.queues.encodesMessages = false
        expected.blobs.maxDegreeOfParallelism = 3
        expected.blobs.poisonBlobThreshold = 1
        expected.eventHubs.maxEventBatchSize = 25
        expected.durableTask.hubName = "MyHub"
        expected.durableTask.defaultVersion = "1.2"
        expected.durableTask.versionMatchStrategy = .strict
        expected.durableTask.versionFailureStrategy = .fail
        expected.durableTask.maxConcurrentActivityFunctions = 32
        expected.durableTask.maxConcurrentOrchestratorFunctions = 5
        expected.durableTask.maxConcurrentEntityFunctions = 6
        expected.durableTask.maxEntityOperationBatchSize = 50
        expected.durableTask.extendedSessionsEnabled = false
        expected.durableTask.extendedSessionIdleTimeoutInSeconds = 10
        expected.durableTask.maxOrchestrationActions = 1000
        expected.durableTask.overridableExistingInstanceStates = .anyState
        expected.durableTask.entityMessageReorderWindowInMinutes = 0
        expected.durableTask.rollbackEntityOperationsOnExceptions = false
        expected.durableTask.useGracefulShutdown = true
        expected.durableTask.throwStatusExceptionsOnRaiseEvent = false
        expected.durableTask.defaultAsyncRequestSleepTimeMilliseconds = 5
        expected.durableTask.allowPrivateTargets = .all
        expected.durableTask.storageProvider.type = "mssql"
        expected.durableTask.storageProvider.path = "data"
        expected.durableTask.storageProvider.connectionName = "SQL"
        expected.durableTask.storageProvider.partitionCount = 3
        expected.durableTask.tracing.traceInputsAndOutputs = true
        expected.durableTask.tracing.traceReplayEvents = true
        expected.durableTask.determinism = .warn
        expected.durableTask.retention = [
            .completed: .seconds(86_400), .terminated: .seconds(30 * 86_400), .canceled: .seconds(30 * 86_400),
        ]
        expected.durableTask.extendedSessionHeapLimitInMegabytes = 64
        expected.durableTask.nonDeterminism = .fail
        expected.durableTask.maxEpisodeRetries = 2
        #expect(host == expected)
    }

    @Test(arguments: [
        (#""batchSize": 33"#, "batchSize"), (#""maxDequeueCount": 0"#, "maxDequeueCount"),
        (#""maxPollingInterval": "00:00:00.05""#, "maxPollingInterval"), (#""messageEncoding": "utf8""#, "messageEncoding"),
    ])
    func aQueueSettingOutOfRangeIsAProblem(_ setting: String, _ name: String) throws {
        let problems = try TemporaryApp.problems(ofHost: #"{"version": "2.0", "extensions": {"queues": {\#(setting)}}}"#)
        #expect(problems.map(\.field) == ["extensions.queues.\(name)"])
    }

    @Test(arguments: [
        #""extensions": {"eventHubs": {"maxBatchSize": 9}}"#, #""eventHub": {"maxBatchSize": "9"}"#,
        #""extensions": {"eventHubs": {"eventProcessorOptions": {"maxBatchSize": 9}}}, "eventHub": {"maxBatchSize": 8}"#,
    ])
    func theSizeOfEventBatchesHasOlderNames(_ member: String) throws {
        #expect(try TemporaryApp.host(#"{"version": "2.0", \#(member)}"#).eventHubs.maxEventBatchSize == 9)
    }

    @Test func blobsAreLimitedByTheProcessors() {
        #expect(HostConfiguration(processorCount: 3).blobs.maxDegreeOfParallelism == 24)
    }

    @Test func theLayoutOfFunctions1IsReadAndThatOf2Wins() throws {
        let host = try Fixtures.app("v1-layout").host
        #expect(host.http.routePrefix == "")
        #expect(host.durableTask.hubName == "OldHub")
        #expect(host.durableTask.storageProvider.connectionName == "OldConnection")
        #expect(host.durableTask.storageProvider.partitionCount == 8)
        #expect(host.durableTask.tracing.traceReplayEvents)
        #expect(host.durableTask.tracing.traceInputsAndOutputs)
        #expect(host.durableTask.maxConcurrentActivityFunctions == 7)
    }

    @Test func theEnvironmentOverridesTheFile() throws {
        let host = try TemporaryApp.host(
            #"{"version": "2.0", "functions": ["A"], "extensions": {"durableTask": {"hubName": "FileHub", "partitionCount": 2}}}"#,
            environment: [
                "AzureFunctionsJobHost__extensions__durableTask__hubName": "VariableHub",
                "AzureFunctionsJobHost__Extensions__Http__RoutePrefix": "",
                "AZUREFUNCTIONSJOBHOST__functionTimeout": "-1",
                "AzureFunctionsJobHost__functions__0": "B", "AzureFunctionsJobHost__functions__1": "C",
            ])
        #expect(host.durableTask.hubName == "VariableHub")
        #expect(host.http.routePrefix == "")
        #expect(host.functionTimeout == nil)
        #expect(host.functions == ["B", "C"])
    }

    @Test func theHubNameMayBeASetting() throws {
        let text = #"{"version": "2.0", "extensions": {"durableTask": {"hubName": "%HUB%Test"}}}"#
        #expect(try TemporaryApp.host(text, environment: ["HUB": "Orders"]).durableTask.hubName == "OrdersTest")
        let problems = try TemporaryApp.problems(ofHost: text)
        #expect(problems.map(\.message) == ["'%HUB%' does not resolve to a value."])
        #expect(problems.first?.location == SourceLocation(line: 1, column: 62))
    }

    @Test(arguments: [
        ("My-Site", "MySite"), ("7seas", "t7seas"), ("a", "aHub"), ("---", "TestHubName"),
        (String(repeating: "x", count: 60), String(repeating: "x", count: 45)),
    ])
    func withoutAHubNameTheSitesNameIsSanitised(site: String, hub: String) throws {
        #expect(try TemporaryApp.host("{}", environment: ["WEBSITE_SITE_NAME": site]).durableTask.hubName == hub)
    }

    @Test(arguments: ["", "ab", "1abc", "with-dash", "with_underscore", "ümlaut", String(repeating: "x", count: 51)])
    func aHubNameOutsideTheRulesIsRefused(name: String) throws {
        let problems = try TemporaryApp.problems(ofHost: #"{"version":"2.0","durableTask":{"hubName":"\#(name)"}}"#)
        #expect(
            problems.map(\.message) == [
                "Task hub name '\(name)' should contain only alphanumeric characters, start with a letter, "
                    + "and have length between 3 and 50."
            ])
    }

    @Test func theVersionIsRequired() throws {
        let missing = try TemporaryApp.problems(ofHost: #"{"functionTimeout": "00:05:00"}"#)
        #expect(
            missing.map(\.message) == [
                "The host.json file is missing the required 'version' property. "
                    + "See https://aka.ms/functions-hostjson for steps to migrate the configuration file."
            ])
        let wrong = try TemporaryApp.problems(ofHost: #"{"version": "1.0"}"#)
        #expect(
            wrong.first?.message.hasPrefix(
                "'1.0' is an invalid value for host.json 'version' property. "
                    + "We recommend you set the 'version' property to '2.0'.") == true)
        #expect(wrong.first?.field == "version")
    }

    @Test func aFileThatIsNoJSONIsTold() throws {
        let app = try TemporaryApp(["host.json": "{\n  \"version\": \"2.0\",\n  oops\n}"])
        let error = #expect(throws: AppProblems.self) { try app.load() }
        let problem = try #require(error?.problems.first)
        #expect(problem.message.hasPrefix("Unable to parse host configuration file '"))
        #expect(problem.message.contains("/host.json'. "))
        #expect(problem.location == SourceLocation(line: 3, column: 3))
        #expect(try TemporaryApp.problems(ofHost: "[1]").map(\.message) == ["The file must hold an object, but it is an array."])
    }

    @Test(arguments: [
        (
            #""extensions": {"durableTask": {"maxConcurrentActivityFunctions": "lots"}}"#,
            "extensions.durableTask.maxConcurrentActivityFunctions", #"a whole number, 1 to 100000, but is the string "lots"."#
        ),
        (
            #""extensions": {"durableTask": {"storageProvider": {"partitionCount": 17}}}"#,
            "extensions.durableTask.storageProvider.partitionCount", "a whole number, 1 to 16, but is the number 17."
        ),
        (
            #""extensions": {"durableTask": {"extendedSessionsEnabled": "perhaps"}}"#,
            "extensions.durableTask.extendedSessionsEnabled", #"true or false, but is the string "perhaps"."#
        ),
        (
            #""extensions": {"durableTask": {"determinism": "strict"}}"#, "extensions.durableTask.determinism",
            #"one of "enforce", "warn", "off", but is the string "strict"."#
        ),
        (
            #""extensions": {"durableTask": {"retention": {"Running": "1.00:00:00"}}}"#, "extensions.durableTask.retention",
            #"a time span such as "30.00:00:00", "never", or an object with one of these for each of "Completed", "Failed", "#
                + #""Terminated", "Canceled", but is an object."#
        ),
        (
            #""extensions": {"durableTask": {"scopedUrlLifetime": "00:30:00"}}"#, "extensions.durableTask.scopedUrlLifetime",
            #"a time span of at least an hour such as "30.00:00:00", or "never", but is the string "00:30:00"."#
        ),
        (#""extensions": {"durableTask": []}"#, "extensions.durableTask", "an object, but is an array."),
        (
            #""extensions": {"http": {"customHeaders": {"a b": "1"}}}"#, "extensions.http.customHeaders",
            "an object whose names and strings can be headers, but is an object."
        ),
        (
            #""extensions": {"http": {"headerTimeout": "0"}}"#, "extensions.http.headerTimeout",
            "a time span above zero such as \"00:00:30\", but is the string \"0\"."
        ),
        (
            #""extensions": {"http": {"routePrefix": {}}}"#, "extensions.http.routePrefix",
            "a route without parameters, such as \"api\", or empty, that begins with neither admin nor runtime, but is an object."
        ),
        (
            #""extensions": {"http": {"routePrefix": "/Admin/x"}}"#, "extensions.http.routePrefix",
            "a route without parameters, such as \"api\", or empty, that begins with neither admin nor runtime, "
                + "but is the string \"/Admin/x\"."
        ),
        (
            #""functionTimeout": "soon""#, "functionTimeout",
            #"a time span such as "00:05:00", at least one second, or "-1" for no limit, but is the string "soon"."#
        ),
        (
            #""extensions": {"durableTask": {"storageProvider": {"controlQueueVisibilityTimeout": "02:00:00"}}}"#,
            "extensions.durableTask.storageProvider.controlQueueVisibilityTimeout",
            #"a time span such as "00:00:30", 00:01:00 to 01:00:00, but is the string "02:00:00"."#
        ),
        (
            #""logging": {"logLevel": {"Host.General": "Loud"}}"#, "logging.logLevel.Host.General",
            #"one of "Trace", "Debug", "Information", "Warning", "Error", "Critical", "None", but is the string "Loud"."#
        ),
        (
            #""extensions": {"durableTask": {"storageProvider": {"controlQueueBatchSize": 33}}}"#,
            "extensions.durableTask.storageProvider.controlQueueBatchSize", "a whole number, 1 to 32, but is the number 33."
        ),
        (
            #""extensions": {"blobs": {"poisonBlobThreshold": 0}}"#, "extensions.blobs.poisonBlobThreshold",
            "a whole number, 1 or more, but is the number 0."
        ),
        (
            #""extensions": {"blobs": {"maxDegreeOfParallelism": 0}}"#, "extensions.blobs.maxDegreeOfParallelism",
            "a whole number, 1 or more, but is the number 0."
        ),
        (
            #""eventHub": {"maxBatchSize": 0}"#, "eventHub.maxBatchSize", "a whole number, 1 to 10000, but is the number 0."
        ),
        (#""extensions": {"eventHubs": 1}"#, "extensions.eventHubs", "an object, but is the number 1."),
        (#""functions": "A""#, "functions", #"an array of strings, but is the string "A"."#),
    ])
    func aWrongTypeNamesTheFieldAndWhatWasFound(member: String, field: String, message: String) throws {
        let problems = try TemporaryApp.problems(ofHost: #"{"version": "2.0", \#(member)}"#)
        #expect(problems.map(\.message) == ["'\(field)' must be \(message)"])
        #expect(problems.map(\.file) == ["host.json"])
        #expect(problems.map(\.field) == [field])
        #expect(problems.allSatisfy { $0.location?.line == 1 })
    }

    @Test(arguments: [
        ("", RetentionConfiguration.uniform(.seconds(30 * 86_400))), (#""never""#, [:]),
        (#""0.12:00:00""#, RetentionConfiguration.uniform(.seconds(43_200))),
        (
            #"{"Completed": "never", "Failed": "never", "Terminated": "never", "Canceled": "1.00:00:00"}"#,
            [.canceled: .seconds(86_400)]
        ),
    ])
    func instancesAreKeptAsLongAsIsSaid(text: String, expected: [RetentionConfiguration.Status: Duration]) throws {
        let member = text.isEmpty ? "" : #", "extensions": {"durableTask": {"retention": \#(text)}}"#
        #expect(try TemporaryApp.host(#"{"version": "2.0"\#(member)}"#).durableTask.retention == expected)
    }

    @Test func aWrongVariableIsNamed() throws {
        let name = "AzureFunctionsJobHost__extensions__durableTask__maxOrchestrationActions"
        let problems = try TemporaryApp.problems(ofHost: "{}", environment: [name: "many"])
        #expect(problems.map(\.field) == [name])
        #expect(problems.map(\.message) == [#"'\#(name)' must be a whole number, 1 or more, but is the string "many"."#])
    }
}
