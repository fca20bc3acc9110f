@testable import FunctionHost

/// An app with a function of every `authLevel`, and a queue and a timer.
enum KeyedApp {
    static let files: [String: String] = {
        var files: [String: String] = [:]
        for (name, level) in [
            ("LevelAnonymous", "anonymous"), ("LevelFunction", "function"), ("LevelSystem", "system"), ("LevelAdmin", "admin"),
            ("LevelUser", "user"),
        ] {
            files["\(name)/function.json"] = """
                {"bindings": [{"name": "req", "type": "httpTrigger", "authLevel": "\(level)", "route": "levels/\(level)"},
                {"name": "$return", "type": "http", "direction": "out"}]}
                """
            files["\(name)/index.js"] = "module.exports = async () => ({ body: '\(level)' });"
        }
        files["LevelDefault/function.json"] = """
            {"bindings": [{"name": "req", "type": "httpTrigger", "route": "levels/default"},
            {"name": "$return", "type": "http", "direction": "out"}]}
            """
        files["LevelDefault/index.js"] = "module.exports = async () => ({ body: 'default' });"
        files["Urls/function.json"] = """
            {"bindings": [{"name": "req", "type": "httpTrigger", "authLevel": "anonymous", "route": "urls/{id?}"},
            {"name": "starter", "type": "durableClient", "direction": "in"},
            {"name": "$return", "type": "http", "direction": "out"}]}
            """
        files["Urls/index.js"] = """
            const df = require("durable-functions");
            module.exports = async (context, req) => req.params.id === undefined
                ? { body: context.bindings.starter }
                : df.getClient(context).createCheckStatusResponse(undefined, req.params.id);
            """
        for (name, trigger) in [
            ("Message", #"{"name": "value", "type": "queueTrigger", "queueName": "messages"}"#),
            ("Clock", #"{"name": "value", "type": "timerTrigger", "schedule": "0 0 0 1 1 *"}"#),
            ("Task", #"{"name": "value", "type": "activityTrigger"}"#),
        ] {
            files["\(name)/function.json"] = """
                {"bindings": [\(trigger), {"name": "out", "type": "queue", "direction": "out", "queueName": "told"}]}
                """
            files["\(name)/index.js"] = """
                module.exports = async (context, value) => {
                    context.bindings.out = { name: "\(name)", value, data: context.bindingData.queueTrigger ?? null, hasInstance: context.bindingData.instanceId !== undefined };
                };
                """
        }
        return files
    }()

    /// A host of it that asks for keys.
    static func serving<Result: Sendable>(
        copy: AppCopy? = nil, files more: [String: String] = [:], environment: [String: String] = [:], isEnforced: Bool = true,
        _ body: (TestHost, KeyStore) async throws -> Result
    ) async throws -> Result {
        let all = files.merging(more) { $1 }
        return try await TestHost.serving(
            copy: copy, files: all, environment: environment, enforcesKeys: isEnforced
        ) { test in try await body(test, test.host.router.access.keys) }
    }
}

extension TestHost {
    func call(_ method: String, _ target: String, _ body: String = "", key: String) async -> HTTPAnswer {
        await call(method, target, body, headers: [("x-functions-key", key), ("content-type", "application/json")])
    }

    /// An address that the host handed out, without its origin.
    static func target(_ url: String?) -> String {
        let url = url ?? ""
        guard let scheme = url.firstRange(of: "://"), let slash = url[scheme.upperBound...].firstIndex(of: "/") else {
            return url
        }
        return String(url[slash...])
    }
}
