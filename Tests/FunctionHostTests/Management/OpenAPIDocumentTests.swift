import JSONText
import Testing

@testable import FunctionHost

/// The description of the management API against what is served.
struct OpenAPIDocumentTests {
    /// `GET /instances`, from the document.
    static func described() throws -> [String: JSONValue] {
        var operations: [String: JSONValue] = [:]
        let paths = try #require(OpenAPIDocument.template["paths"]?.objectValue)
        for path in paths.keys {
            let methods = try #require(paths[path]?.objectValue)
            for method in methods.keys { operations["\(method.uppercased()) \(path)"] = methods[method] }
        }
        return operations
    }

    @Test func everyRouteIsDescribedAndNothingElse() throws {
        let served = ManagementRoutes.all.flatMap { route in route.methods.map { "\($0) /\(route.path)" } }
        #expect(Set(served).count == served.count)
        #expect(try Set(Self.described().keys) == Set(served))
    }

    /// Asks for every path and method there is, also those that are not described.
    @Test func whatIsNotDescribedIsNotServed() async throws {
        let described = try Self.described()
        try await TestHost.serving("management", isAtWork: false) { (test) async throws in
            for base in ManagementURLs.basePaths {
                for path in Set(ManagementRoutes.all.map(\.path)) {
                    // A literal stands for itself, but where it is not served a parameter may take it.
                    let paths = path == "instances/counts" ? [path, "instances/{instanceId}"] : [path]
                    for method in ["GET", "PUT", "POST", "DELETE", "OPTIONS", "PATCH", "TRACE"] {
                        let target = "\(base)/\(path)".replacing("{", with: "").replacing("}", with: "")
                        let isDescribed = paths.contains { described["\(method) /\($0)"] != nil }
                        let call = HTTPCall(method: method, path: target)
                        #expect((ManagementRoutes.match(call) != nil) == isDescribed, "\(method) \(path)")
                        if !isDescribed {
                            let answer = await test.call(method, target)
                            #expect(answer.status == 404)
                            #expect(answer.body == [])
                        }
                    }
                }
            }
        }
    }

    @Test func everyOperationHasANameOfItsOwnAndTheParametersOfItsPath() throws {
        var names: Set<String> = []
        let parameters = try #require(OpenAPIDocument.template["components"]?["parameters"])
        for (route, operation) in try Self.described() {
            let name = try #require(operation["operationId"]?.stringValue)
            #expect(names.insert(name).inserted, "\(name)")
            let used = try #require(operation["parameters"]?.arrayValue).map { reference in
                let name = try #require(reference["$ref"]?.stringValue?.split(separator: "/").last)
                return try #require(parameters[String(name)])
            }
            let inPath = used.filter { $0["in"] == "path" }.compactMap { $0["name"]?.stringValue }
            let expected = route.matches(of: /{(\w+)}/).map { String($0.output.1) }
            #expect(inPath == expected, "\(route)")
            #expect(used.contains { $0["name"] == "taskHub" }, "\(route)")
            #expect(operation["responses"]?["400"] != nil, "\(route)")
        }
    }

    @Test func everyReferenceLeadsSomewhere() throws {
        func check(_ value: JSONValue) {
            for element in value.arrayValue ?? [] { check(element) }
            guard let members = value.objectValue else { return }
            if let reference = members["$ref"]?.stringValue {
                let target = reference.split(separator: "/").dropFirst().reduce(OpenAPIDocument.template as JSONValue?) {
                    $0?[String($1)]
                }
                #expect(target != nil, "\(reference)")
            }
            for key in members.keys { members[key].map(check) }
        }
        check(OpenAPIDocument.template)
    }

    @Test func whatOnlyTheHostKnowsIsFilledIn() async throws {
        try await TestHost.serving("management", isAtWork: false) { (test) async throws in
            let answer = await test.call("GET", "\(TestHost.api)/OpenAPI.json", headers: [("host", "127.0.0.1:81")])
            #expect(answer.status == 200)
            #expect(answer.headerLines == ["Content-Type: application/json; charset=utf-8"])
            let document = try answer.json
            #expect(document["openapi"] == "3.1.0")
            #expect(document["info"]?["version"]?.stringValue == ProgramVersion.text)
            #expect(
                document["servers"]?.text() == """
                    [{"url":"http://127.0.0.1:81/runtime/webhooks/durabletask"},\
                    {"url":"http://127.0.0.1:81/admin/extensions/DurableTaskExtension"}]
                    """)
            let parameters = document["components"]?["parameters"]
            #expect(parameters?["taskHub"]?["schema"]?["enum"] == ["ManagementTests"])
            #expect(
                parameters?["functionName"]?["schema"]?["enum"] == ["Fails", "Family", "Rounds", "Sum", "Waits"])
            #expect(parameters?["entityName"]?["schema"]?["enum"] == ["Counter"])
        }
    }

    @Test func anAppWithoutOrchestratorsHasNoListOfThem() async throws {
        try await TestHost.serving("management", functions: ["Double"], isAtWork: false) { (test) async throws in
            let document = try await test.get("\(TestHost.api)/openapi.json").json
            #expect(document["components"]?["parameters"]?["functionName"]?["schema"]?.text() == #"{"type":"string"}"#)
        }
    }
}
