import JSONText

/// What `package.json` says about the app.
struct PackageFile {
    var level = CompatibilityLevel.two
    /// Whether the app registers its functions in code, as `@azure/functions` 4 has it.
    var usesCodeModel = false
    /// The file, or the pattern of files, that `main` names; nil when it names none.
    var main: String?
    var problems: [AppProblem] = []

    static let file = "package.json"

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
        func major(of package: String) -> Int? {
            range(of: package).flatMap { range in Int(range.drop { !$0.isASCIIDigit }.prefix(while: \.isASCIIDigit)) }
        }
        usesCodeModel = major(of: "@azure/functions").map { $0 >= 4 } ?? false
        if let range = range(of: "durable-functions") {
            if let level = CompatibilityLevel(range: range) {
                self.level = level
                // Its third version registers in code, and in no other way.
                if level == .three { usesCodeModel = true }
            } else {
                fields.report(
                    "The version of 'durable-functions', '\(range)', names no major version; \(level.rawValue) is used.",
                    at: sections.first { fields.value($0)?["durable-functions"] != nil }, .warning)
            }
        } else if usesCodeModel {
            level = .three
        }
        // Other programs may mean something else by it; here only a name counts.
        main = fields.value("main")?.stringValue.flatMap { $0.isEmpty ? nil : $0 }
        problems = fields.problems
    }
}
