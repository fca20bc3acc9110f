import FunctionApp
import JSONText
import ManagementDescription

/// The description of the management API in the terms of OpenAPI, as this host serves it: the text in the executable with what
/// only a host knows filled in.
struct OpenAPIDocument {
    let management: InstanceManagement
    /// Where the host is reached, such as `http://localhost:7071`.
    let origin: String

    init(_ management: InstanceManagement, origin: String) {
        self.management = management
        self.origin = origin
    }

    /// The text in the executable, `Sources/ManagementDescription/openapi.json`.
    static let template: JSONValue = {
        let bytes = UnsafeBufferPointer(
            start: perdure_management_description(), count: Int(perdure_management_description_length()))
        do {
            return try JSONParser.parse(Array(bytes))
        } catch {
            preconditionFailure("the description of the management API is no JSON: \(error)")
        }
    }()

    var json: String {
        var document = Self.template.objectValue ?? [:]
        var info = document["info"]?.objectValue ?? [:]
        info["version"] = .string(ProgramVersion.text)
        document["info"] = .object(info)
        document["servers"] = .array(
            ManagementURLs.basePaths.map { .object(["url": .string(origin + $0)]) })
        var components = document["components"]?.objectValue ?? [:]
        var parameters = components["parameters"]?.objectValue ?? [:]
        allow([management.urls.taskHub], in: "taskHub", of: &parameters)
        allow(names(of: .orchestrator), in: "functionName", of: &parameters)
        allow(names(of: .entity), in: "entityName", of: &parameters)
        components["parameters"] = .object(parameters)
        document["components"] = .object(components)
        return JSONValue.object(document).text(.pretty)
    }

    /// Names the values that a parameter can have with this app; without any it stays as it is.
    private func allow(_ values: [String], in name: String, of parameters: inout JSONObject) {
        guard !values.isEmpty, var parameter = parameters[name]?.objectValue,
            var schema = parameter["schema"]?.objectValue
        else { return }
        schema["enum"] = .array(values.map { .string($0) })
        parameter["schema"] = .object(schema)
        parameters[name] = .object(parameter)
    }

    private func names(of kind: FunctionKind) -> [String] {
        management.app.functions.filter { $0.kind == kind && !$0.isDisabled }.map(\.durableName).sorted()
    }
}
