import JSONText

/// What `package.json` says about the app.
struct PackageFile {
    var level = CompatibilityLevel.two
    /// Whether the app registers its functions in code, as `@azure/functions` 4 has it.
    var usesCodeModel = false
    var problems: [AppProblem] = []

    private static let file = "package.json"

    /// Without a file there are only defaults.
    init(_ root: AppRoot) {
        guard FileSystem.isFile("\(root.path)/\(Self.file)") else { return }
        do throws(JSONDocument.Unreadable) {
            let document = try JSONDocument(Self.file, in: root.path)
            read(JSONFields(document.value.objectValue ?? JSONObject(), of: document))
        } catch {
            problems = [error.problem]
        }
    }

    private mutating func read(_ fields: JSONFields) {
        var fields = fields
        let sections = ["dependencies", "devDependencies", "peerDependencies"]
        func range(of package: String) -> String? {
            sections.lazy.compactMap { fields.value($0)?[package]?.stringValue }.first
        }
        if let range = range(of: "durable-functions") {
            if let level = CompatibilityLevel(range: range) {
                self.level = level
            } else {
                fields.report(
                    "The version of 'durable-functions', '\(range)', names no major version; \(level.rawValue) is used.",
                    at: sections.first { fields.value($0)?["durable-functions"] != nil }, .warning)
            }
        }
        usesCodeModel = range(of: "@azure/functions").map { $0.drop { !$0.isASCIIDigit }.hasPrefix("4") } ?? false
        problems = fields.problems
    }
}
