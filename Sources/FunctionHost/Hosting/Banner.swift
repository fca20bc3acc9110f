package import FunctionApp

/// What a host says of its app at its start, in the words of `func start` (host.md 4.1).
package struct Banner: Sendable {
    private let functions: [FunctionDefinition]
    private let routePrefix: String
    private let origin: String
    private let problems: [AppProblem]

    /// `origin`: such as `http://localhost:7071`.
    package init(app: FunctionApp, problems: [AppProblem], origin: String) {
        functions = app.functions
        routePrefix = app.host.http.routePrefix
        self.problems = problems
        self.origin = origin
    }

    /// HTTP functions with their addresses first, then the others with their triggers, then what is wrong.
    package var text: String {
        let broken = Set(problems.filter { $0.severity == .error }.compactMap { $0.function?.lowercased() })
        let usable = functions.filter { !$0.isDisabled && !broken.contains($0.name.lowercased()) }
        let http = usable.compactMap { function in function.httpTrigger.map { line(function, $0) } }
        let others = usable.filter { $0.httpTrigger == nil }.map { "\t\($0.name): \($0.trigger.type)" }
        let disabled = functions.filter(\.isDisabled).map { "Function \($0.name) is disabled." }
        var blocks: [String] = []
        if usable.isEmpty {
            blocks.append("No functions found.")
        } else {
            blocks.append("Functions:")
        }
        blocks += http + others
        if !disabled.isEmpty { blocks.append(disabled.joined(separator: "\n")) }
        if !problems.isEmpty { blocks.append(problemList) }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private func line(_ function: FunctionDefinition, _ trigger: HTTPTrigger) -> String {
        let methods = trigger.methods.map { "[\($0.map { $0.uppercased() }.joined(separator: ","))] " } ?? ""
        return "\t\(function.name): \(methods)\(origin)/\(trigger.route.prefixed(by: routePrefix))"
    }

    /// Every problem on a line of its own, errors first.
    private var problemList: String {
        let errors = problems.filter { $0.severity == .error }.map { "error: \($0)" }
        let warnings = problems.filter { $0.severity == .warning }.map { "warning: \($0)" }
        return "Problems:\n\n" + (errors + warnings).map { "\t\($0)" }.joined(separator: "\n")
    }
}
