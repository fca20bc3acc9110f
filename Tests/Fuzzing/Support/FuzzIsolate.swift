import JSHost
import JSONText

/// One isolate with the app of this folder, for all inputs of a process.
struct FuzzIsolate: Sendable {
    /// A script that takes longer has found something.
    private static let limit = CallLimit.asynchronous(.seconds(5))

    private let isolate: JSIsolate

    static let shared = FuzzIsolate()

    private init() {
        let root = #filePath.split(separator: "/").dropLast(2).map { "/" + $0 }.joined() + "/App"
        isolate = waiting {
            do {
                let isolate = try await JSIsolate(IsolateConfiguration(name: "fuzz") { _ in })
                let problems = try await isolate.call("load", Self.app(root).text())
                guard problems == "[]" else { fatalError("the app cannot be loaded: \(problems)") }
                return isolate
            } catch {
                fatalError("there is no isolate: \(error)")
            }
        }
    }

    /// Calls a function of the app.
    ///
    /// - Throws: `Finding` when it throws or does not return.
    func invoke(_ function: String, kind: String, _ members: JSONObject) throws {
        var body: JSONObject = ["function": .string(function), "invocationId": "fuzz", "kind": .string(kind)]
        for member in members { body[member.key] = member.value }
        let text = JSONValue.object(body).text()
        let failure: String? = waiting { [isolate] in
            do {
                _ = try await isolate.call("invoke", text, within: Self.limit)
                return nil
            } catch {
                return "\(error)"
            }
        }
        if let failure { throw Finding("a script fails: \(failure)") }
    }

    private static func app(_ root: String) -> JSONValue {
        let functions = [
            function("Parse", "activity", root, [["type": "activityTrigger", "direction": "in", "name": "input"]]),
            function(
                "Form", "function", root,
                [
                    ["type": "httpTrigger", "direction": "in", "name": "req"],
                    ["type": "http", "direction": "out", "name": "$return"],
                ]),
        ]
        return ["root": .string(root), "level": 2, "taskHub": "Fuzz", "functions": .array(functions), "eager": true]
    }

    private static func function(_ name: String, _ kind: String, _ root: String, _ bindings: [JSONValue]) -> JSONValue {
        [
            "name": .string(name), "kind": .string(kind), "directory": .string("\(root)/\(name)"),
            "scriptFile": .string("\(root)/\(name)/index.js"), "bindings": .array(bindings),
        ]
    }
}
