import FunctionApp
import JSONText

/// What the admin API says of a function.
struct FunctionStatus {
    let function: FunctionDefinition
    /// Of the whole app.
    let problems: [AppProblem]
    let routePrefix: String
    let origin: String

    /// Its definition, with its addresses.
    var json: String {
        var config = JSONObjectWriter()
        config.add("bindings", json: "[" + function.bindings.map { $0.json.text() }.joined(separator: ",") + "]")
        config.add("disabled", function.isDisabled)
        var writer = JSONObjectWriter()
        writer.add("name", function.name)
        writer.add("href", "\(origin)/admin/functions/\(function.name)")
        if let trigger = function.httpTrigger {
            writer.add("invoke_url_template", "\(origin)/\(trigger.route.prefixed(by: routePrefix))")
        } else {
            writer.add("invoke_url_template", json: "null")
        }
        writer.add("script_file", function.scriptFile)
        writer.add("language", "node")
        writer.add("config", json: config.text)
        writer.add("isDisabled", function.isDisabled)
        return writer.text
    }

    /// What is wrong with it: `errors` is there only when something is.
    var statusJSON: String {
        let errors = problems.filter { $0.severity == .error && $0.function?.lowercased() == function.name.lowercased() }
        if errors.isEmpty { return "{}" }
        return "{\"errors\":[" + errors.map { jsonString("\($0)") }.joined(separator: ",") + "]}"
    }
}
