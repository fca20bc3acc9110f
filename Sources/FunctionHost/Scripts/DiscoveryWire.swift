import FunctionApp
import JSONText

/// What a script side says of the functions that the app's code registers.
struct DiscoveryWire {
    /// Every file that `main` names, absolute.
    var entryFiles: [String]
    var registrations: [FunctionRegistration]
    /// What is wrong with `main`, and with the files.
    var problems: [AppProblem]

    /// The body of the entry `discover`; `files`, when given, are the only ones to run.
    static func body(of app: FunctionApp, files: [String]?) -> String {
        var members = LoadWire.members(of: app, functions: [], eager: false)
        members["main"] = .string(app.main ?? "")
        if let files { members["files"] = .array(files.map(JSONValue.string)) }
        return JSONValue.object(members).text()
    }

    /// - Throws: `JSONSyntaxError` when the text is no answer to `discover`.
    init(_ answer: String, app: FunctionApp) throws {
        let value = try JSONParser.parse(answer)
        entryFiles = (value["files"]?.arrayValue ?? []).compactMap(\.stringValue)
        registrations = (value["functions"]?.arrayValue ?? []).map { Self.registration($0, app) }
        problems = (value["problems"]?.arrayValue ?? []).map { problem in
            AppProblem(
                file: LoadWire.relative(problem["file"]?.stringValue ?? "package.json", to: app.root),
                field: problem["file"] == nil ? "main" : nil, location: Self.place(problem),
                message: problem["message"]?.stringValue ?? "The script could not be loaded.")
        }
    }

    private static func registration(_ value: JSONValue, _ app: FunctionApp) -> FunctionRegistration {
        let entryFile = value["entryFile"]?.stringValue ?? ""
        return FunctionRegistration(
            name: value["name"]?.stringValue ?? "", options: value["options"]?.objectValue ?? JSONObject(),
            entryFile: entryFile, file: LoadWire.relative(value["file"]?.stringValue ?? entryFile, to: app.root),
            place: place(value))
    }

    private static func place(_ value: JSONValue) -> SourceLocation? {
        value["line"]?.intValue.map { SourceLocation(line: $0, column: value["column"]?.intValue ?? 1) }
    }
}
