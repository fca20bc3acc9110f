import DurableCore
import DurableEngine
import Foundation
import JSONText
import Testing

@testable import FunctionHost

/// Secrets that were planted everywhere are found nowhere that others read.
struct SecretLeakTests {
    private static func canary(_ place: String) -> String { "c4n4ry\(place)AAAAbbbb1111" }

    private static let environment = [
        "Store": "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=\(Data(canary("storage").utf8).base64EncodedString());"
            + "BlobEndpoint=http://127.0.0.1:1/a;QueueEndpoint=http://127.0.0.1:1/a",
        "Signed": "BlobEndpoint=http://127.0.0.1:1/a;SharedAccessSignature=sv=2020&sig=\(canary("sas"))",
        "Broken": "AccountName=a;AccountKey=\(canary("broken"));nonsense",
        "Hub": "Endpoint=sb://127.0.0.1:1/;SharedAccessKeyName=n;SharedAccessKey=\(canary("hub"))",
        "BrokenHub": "Endpoint=;SharedAccessKey=\(canary("brokenhub"))",
        "DB_PASSWORD": canary("password"), "MY_API_KEY": canary("apikey"), "CLIENT_SECRET": canary("secret"),
        "ConnectionStrings__Db": "Server=s;User=u;Password=\(canary("db"))", "DATABASE_URL": "postgres://u:\(canary("url"))@db/x",
        "TopicKey": canary("topic"),
    ]

    private static let files: [String: String] = {
        func function(_ bindings: String...) -> String { #"{"bindings": [\#(bindings.joined(separator: ", "))]}"# }
        let request = #"{"name": "req", "type": "httpTrigger", "authLevel": "anonymous"}"#
        let answer = #"{"name": "$return", "type": "http", "direction": "out"}"#
        let activity = #"{"name": "input", "type": "activityTrigger"}"#
        let orchestrator = #"{"name": "context", "type": "orchestrationTrigger"}"#
        let call = """
            context.df.callHttp("POST", "http://user:\(canary("userinfo"))@127.0.0.1:1/x?code=\(canary("code"))&sig=\(canary("sig"))", "b", \
            { Authorization: "Bearer \(canary("bearer"))", "x-functions-key": "\(canary("functionkey"))" })
            """
        return [
            "host.json": """
            {"version": "2.0", "logging": {"logLevel": {"default": "Trace"}}, "extensions": {"durableTask": {"hubName": "HostTests",
            "httpSettings": {"allowPrivateTargets": ["127.0.0.1:1"]},
            "notifications": {"eventGrid": {"topicEndpoint": "http://127.0.0.1:1/?code=\(canary("topiccode"))", "keySettingName": "TopicKey"}}}}}
            """,
            "Prints/function.json": function(request, answer),
            "Prints/index.js": """
            module.exports = async (context, req) => {
                console.log(process.env);
                context.log(JSON.stringify(process.env));
                context.log.error("headers", req.headers, req.originalUrl);
                for (const [name, value] of Object.entries(process.env)) console.error(name + "=" + value);
                console.table([process.env]);
                Promise.reject(new Error("unhandled " + JSON.stringify(process.env)));
                setTimeout(() => { throw new Error("uncaught " + process.env.DB_PASSWORD + " " + process.env.Store); }, 1);
                return { body: "printed" };
            };
            """,
            "Throws/function.json": function(request, answer),
            "Throws/index.js":
                "module.exports = async () => { throw Object.assign(new Error('no ' + process.env.Store), { env: process.env }); };",
            "Fails/function.json": function(activity),
            "Fails/index.js":
                "module.exports = async () => { throw new Error('with ' + process.env.DB_PASSWORD + ' at ' + process.env.DATABASE_URL); };",
            "Puts/function.json": function(
                activity, #"{"name": "out", "type": "blob", "direction": "out", "path": "files/x", "connection": "Store"}"#),
            "Puts/index.js": "module.exports = async (context) => { context.bindings.out = 'x'; };",
            "Signs/function.json": function(
                activity, #"{"name": "out", "type": "blob", "direction": "out", "path": "files/x", "connection": "Signed"}"#),
            "Signs/index.js": "module.exports = async (context) => { context.bindings.out = 'x'; };",
            "Broken/function.json": function(
                activity, #"{"name": "out", "type": "queue", "direction": "out", "queueName": "queue", "connection": "Broken"}"#),
            "Broken/index.js": "module.exports = async (context) => { context.bindings.out = 'x'; };",
            "BrokenEvents/function.json": function(
                activity,
                #"{"name": "out", "type": "eventHub", "direction": "out", "eventHubName": "e", "connection": "BrokenHub"}"#),
            "BrokenEvents/index.js": "module.exports = async (context) => { context.bindings.out = 'x'; };",
            "Listens/function.json": function(
                #"{"name": "message", "type": "queueTrigger", "queueName": "queue", "connection": "Store"}"#),
            "Listens/index.js": "module.exports = async () => {};",
            "Calls/function.json": function(orchestrator),
            "Calls/index.js": """
            const df = require("durable-functions");
            module.exports = df.orchestrator(function* (context) { return yield \(call); });
            """,
            "Tries/function.json": function(orchestrator),
            "Tries/index.js": """
            const df = require("durable-functions");
            module.exports = df.orchestrator(function* (context) {
                try { yield context.df.callActivity(context.df.getInput()); } catch (error) { context.log("failed: " + error.message); }
            });
            """,
        ]
    }()

    /// Nothing of a canary, in whatever form.
    private static func expectNone(_ text: String, _ place: String, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(!text.contains("c4n4ry"), "\(place): \(text.prefix(2_000))", sourceLocation: sourceLocation)
        let encoded = Data(canary("storage").utf8).base64EncodedString()
        #expect(!text.contains(encoded), "\(place): \(text.prefix(2_000))", sourceLocation: sourceLocation)
    }

    @Test func theLogHasNone() async throws {
        let host = try await KeyedApp.serving(files: Self.files, environment: Self.environment) { (test, store) async throws in
            let keys = try store.hostKeys()
            let secrets =
                [keys.masterKey, keys.readOnlyKey, keys.urlSecret] + (keys.functionKeys + keys.systemKeys).map(\.value)
                + (try store.functionKeys(of: "LevelFunction").map(\.value))
            // Answers that are nobody's business but the host's.
            for path in [
                "/api/prints?code=\(Self.canary("query"))", "/api/throws", "/api/levels/function?code=\(Self.canary("wrong"))",
            ] {
                let answer = await test.call(
                    "GET", path,
                    headers: [("authorization", "Bearer \(Self.canary("header"))"), ("cookie", "a=\(Self.canary("cookie"))")])
                Self.expectNone(answer.text + "\(answer.headerLines)", path)
            }
            #expect(await test.call("GET", "/api/levels/function?code=\(secrets[0])").status == 200)
            let failed = await test.call("POST", "\(TestHost.api)/orchestrators/Calls/c?timeout=60", key: keys.masterKey)
            Self.expectNone(failed.text, "the failed call")
            for activity in ["Fails", "Puts", "Signs", "Broken", "BrokenEvents"] {
                _ = try await test.start("Tries", id: activity, input: Payload(json: "\"\(activity)\""))
            }
            // Services that cannot be reached are tried again and again: the others never end.
            _ = try await test.host.hub.waitForEnd(of: "Fails")
            for id in ["c", "Puts", "Signs", "Broken", "BrokenEvents"] {
                let status = await test.call("GET", "\(TestHost.api)/instances/\(id)?showHistory=true", key: keys.masterKey)
                // What an activity was given is what the orchestrator gave it: that is data.
                Self.expectNone(status.text, "the status of \(id)")
            }
            for path in ["/admin/host/status", "/admin/functions", "\(TestHost.api)/instances", "\(TestHost.api)/openapi.json"] {
                let answer = await test.call("GET", path, key: keys.masterKey)
                #expect(answer.status == 200)
                Self.expectNone(answer.text, path)
                for secret in secrets { #expect(!answer.text.contains(secret), "\(path)") }
            }
            for problem in test.host.problems { Self.expectNone("\(problem)", "a problem") }
            return (log: test.log, secrets: secrets)
        }
        #expect(host.log.lines.count > 50)
        for entry in host.log.entries {
            Self.expectNone(entry.line, "the log")
            Self.expectNone("\(entry.metadata)", "the log's metadata")
            for secret in host.secrets { #expect(!"\(entry.line)\(entry.metadata)".contains(secret), "\(entry.line)") }
        }
        // The control: what was hidden would have been there.
        #expect(host.log.lines.filter { $0.contains(SecretRedactor.mark) }.count > 10)
    }
}
