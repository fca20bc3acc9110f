import DurableCore
import FunctionApp
import JSONText

/// What an isolate is told of the app, and what it says of the scripts it could not load.
enum LoadWire {
    /// The body of the entry `load`.
    static func body(of app: FunctionApp, functions: [FunctionDefinition], eager: Bool) -> String {
        JSONValue.object(members(of: app, functions: functions, eager: eager)).text()
    }

    static func members(of app: FunctionApp, functions: [FunctionDefinition], eager: Bool) -> JSONObject {
        var members: JSONObject = [
            "root": .string(app.root),
            "level": JSONValue(app.level.rawValue),
            "taskHub": .string(app.host.durableTask.hubName),
            "functions": .array(functions.map(function)),
            "eager": .bool(eager),
            "determinism": .string(app.host.durableTask.determinism.rawValue),
            "rollbackEntityOperations": .bool(app.host.durableTask.rollbackEntityOperationsOnExceptions),
            "actionsPerTurn": JSONValue(app.host.perdure.limits.actionsPerTurn),
            "payloadLimit": JSONValue(PayloadLimit(app.host.perdure.limits).bytes),
            "httpPollingInterval": JSONValue(app.host.durableTask.defaultAsyncRequestSleepTimeMilliseconds),
            "traceReplay": .bool(app.host.durableTask.tracing.traceReplayEvents),
        ]
        if !app.entryFiles.isEmpty { members["entryFiles"] = .array(app.entryFiles.map(JSONValue.string)) }
        return members
    }

    private static func function(_ function: FunctionDefinition) -> JSONValue {
        var members: JSONObject = [
            "name": .string(function.name),
            "durableName": .string(function.durableName),
            "kind": .string(function.kind.rawValue),
            "scriptFile": .string(function.scriptFile),
            "directory": .string(function.directory),
            "bindings": .array(function.bindings.map(\.json)),
        ]
        if function.isRegistered { members["isRegistered"] = .bool(true) }
        if let entryPoint = function.entryPoint { members["entryPoint"] = .string(entryPoint) }
        return .object(members)
    }

    /// The functions that could not be loaded, and why.
    ///
    /// - Throws: `JSONSyntaxError` when the text is no answer to `load`.
    static func problems(of answer: String, app: FunctionApp) throws -> [AppProblem] {
        try JSONParser.parse(answer).arrayValue?.map { problem($0, app: app) } ?? []
    }

    static func problem(with function: FunctionDefinition, of app: FunctionApp, _ message: String) -> AppProblem {
        AppProblem(file: relative(function.scriptFile, to: app.root), function: function.name, message: message)
    }

    private static func problem(_ entry: JSONValue, app: FunctionApp) -> AppProblem {
        let name = entry["name"]?.stringValue ?? ""
        let error = entry["error"]
        let script = app.function(named: name)?.scriptFile ?? name
        let file = error?["file"]?.stringValue ?? script
        let line = error?["line"]?.intValue
        return AppProblem(
            file: relative(file, to: app.root), function: name,
            location: line.map { SourceLocation(line: $0, column: error?["column"]?.intValue ?? 1) },
            message: error?["message"]?.stringValue ?? "The script could not be loaded.")
    }

    static func relative(_ file: String, to root: String) -> String {
        let path = file.hasPrefix("file://") ? String(file.dropFirst("file://".count)) : file
        return path.hasPrefix(root + "/") ? String(path.dropFirst(root.count + 1)) : path
    }
}
