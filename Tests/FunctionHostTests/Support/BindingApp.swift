import DurableCore
import DurableEngine
import JSONText

@testable import FunctionHost

/// An app with one activity, `Act`, that has bindings, and the orchestrator that calls it.
enum BindingApp {
    /// `bindings`: elements of function.json beside the activity's trigger `input`.
    static func files(_ bindings: String, _ script: String) -> [String: String] {
        [
            "Act/function.json":
                #"{"bindings":[{"name":"input","type":"activityTrigger","direction":"in"},\#(bindings)]}"#,
            "Act/index.js": "module.exports = \(script);",
        ]
    }

    static func serving<Result: Sendable>(
        _ bindings: String, _ script: String, copy: AppCopy? = nil, environment: [String: String] = [:],
        _ body: (TestHost) async throws -> Result
    ) async throws -> Result {
        try await TestHost.serving(
            copy: copy, files: files(bindings, script), environment: environment, functions: ["Act", "Calls"], body)
    }
}

extension TestHost {
    /// What the activity `Act` returned.
    func act(_ input: String = "null") async throws -> JSONValue {
        let answer = await run("Calls", #"["Act",\#(input)]"#)
        guard answer.status == 200, let output = try? answer.json, output["runtimeStatus"] == nil else {
            throw ActFailure(description: (try? answer.json["output"]?.stringValue) ?? answer.text)
        }
        return output
    }

    /// What lies in a queue of the task hub, as long as nobody takes it out.
    func peek(_ queue: QueueName) async throws -> [String] {
        try await host.hub.peek(queue, limit: 100).map { message in
            if case .payload(let payload) = message.content { payload.json } else { "an activity" }
        }
    }

    struct ActFailure: Error, CustomStringConvertible {
        let description: String
    }

    func write(_ text: String, to container: String, _ name: String) async throws {
        try await host.blobs.write(
            Array(text.utf8), contentType: "text/plain", metadata: [:], to: BlobPath(container: container, name: name))
    }

    /// The text of a blob; nil when there is none.
    func blob(_ container: String, _ name: String) async throws -> String? {
        try await host.blobs.read(BlobPath(container: container, name: name)).map { String(decoding: $0.bytes, as: UTF8.self) }
    }
}
