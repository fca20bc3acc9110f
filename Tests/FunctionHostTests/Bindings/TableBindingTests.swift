import JSONText
import Testing

@testable import FunctionHost

/// Tables as inputs and outputs (host.md 2.10).
struct TableBindingTests {
    private static let out = #"{"name":"rows","type":"table","direction":"out","tableName":"People","partitionKey":"{group}"}"#

    /// Puts the input's `rows` into the table `People`, and returns what the other bindings say of it.
    private static func serving(_ inputs: [String], _ body: (TestHost) async throws -> Void) async throws {
        let script = "async (context, input, ...tables) => { context.bindings.rows = input.rows; return tables; }"
        try await BindingApp.serving(([out] + inputs).joined(separator: ","), script, body)
    }

    private static func table(_ properties: String) -> String {
        #"{"name":"t","type":"table","direction":"in","tableName":"people"\#(properties)}"#
    }

    private static let people = """
        {"group":"g","rows":[{"RowKey":"1","Name":"Ada","Age":36,"Tags":["x"],"Gone":null},{"RowKey":"2","Name":"Bo","Age":20},
        {"PartitionKey":"h","RowKey":"1","Name":"Cy","Age":50}]}
        """

    @Test(arguments: [
        (#","partitionKey":"g","rowKey":"1""#, #"{"PartitionKey":"g","RowKey":"1","Name":"Ada","Age":36,"Tags":"[\"x\"]"}"#),
        (#","partitionKey":"g","rowKey":"9""#, "null"),
        (#","partitionKey":"g""#, #"["Ada","Bo"]"#), ("", #"["Ada","Bo","Cy"]"#), (#","take":2"#, #"["Ada","Bo"]"#),
        (#","take":"1","filter":"Age gt {limit}""#, #"["Ada"]"#), (#","filter":"Age gt 30 and not (Name eq 'Ada')""#, #"["Cy"]"#),
        (#","partitionKey":"x""#, "[]"),
    ])
    func aTableComesIn(_ properties: String, _ expected: String) async throws {
        try await Self.serving([Self.table(properties)]) { test in
            _ = try await test.act(Self.people.replacing(#"{"group""#, with: #"{"limit":30,"group""#))
            let seen = try #require(try await test.act(#"{"group":"g","limit":30}"#)[0])
            let names = seen.arrayValue.map { JSONValue.array($0.map { $0["Name"] ?? .null }).text() }
            #expect((names ?? seen.text()) == expected)
        }
    }

    @Test(arguments: [
        (#"{"rows":{"Name":"x"}}"#, "The binding expression '{group}' cannot be resolved"),
        (#"{"group":"g","rows":{"Name":"x"}}"#, "an entity needs a PartitionKey and a RowKey"),
        (#"{"group":"g","rows":[1]}"#, "the number 1 is no object."),
        (#"{"group":"g","rows":[{"RowKey":"1"},{"RowKey":1}]}"#, "two entities have the PartitionKey 'g' and the RowKey '1'."),
    ])
    func whatIsNoEntityFailsTheCall(_ input: String, _ reason: String) async throws {
        try await Self.serving([]) { test in
            let error = await #expect(throws: TestHost.ActFailure.self) { try await test.act(input) }
            #expect(error?.description.contains("The binding 'rows' (table) of the function 'Act' failed: \(reason)") == true)
        }
    }

    @Test func anEntityThatIsThereIsNotReplaced() async throws {
        try await Self.serving([Self.table(#","partitionKey":"g","rowKey":"1""#)]) { test in
            _ = try await test.act(#"{"group":"g","rows":{"RowKey":"1","Name":"first"}}"#)
            let error = await #expect(throws: TestHost.ActFailure.self) {
                try await test.act(#"{"group":"g","rows":{"RowKey":"1","Name":"second"}}"#)
            }
            #expect(error?.description.isEmpty == false)
            #expect(try await test.act(#"{"group":"g"}"#)[0]?["Name"] == "first")
        }
    }

    @Test func anEntityMayComeAsText() async throws {
        try await Self.serving([Self.table(#","partitionKey":"g","rowKey":"1""#)]) { test in
            _ = try await test.act(#"{"group":"g","rows":"{\"RowKey\":\"1\",\"Name\":\"text\"}"}"#)
            #expect(try await test.act(#"{"group":"g"}"#)[0]?["Name"] == "text")
        }
    }
}
