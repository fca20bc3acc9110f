import DurableCore
import DurableEngine
import FunctionApp
import JSONText
import Testing

@testable import FunctionHost

/// Blobs as inputs and outputs (host.md 2.10).
struct BlobBindingTests {
    private static func input(_ property: String = "") -> String {
        #"{"name":"doc","type":"blob","direction":"in","path":"files/{name}"\#(property)}"#
    }

    private static let describe =
        "async (context, input, doc) => [typeof doc, Buffer.isBuffer(doc), doc === context.bindings.doc, "
        + "Buffer.isBuffer(doc) ? doc.toString('latin1') : doc]"

    @Test(arguments: [
        ("", "plain", #"["string",false,true,"plain"]"#), ("", #"{"a":[1]}"#, #"["object",false,true,{"a":[1]}]"#),
        ("", "12", #"["number",false,true,12]"#), ("", "", #"["string",false,true,""]"#),
        ("", "\u{FEFF}{\"a\":1}", #"["object",false,true,{"a":1}]"#),
        (#","dataType":"string""#, #"{"a":1}"#, #"["string",false,true,"{\"a\":1}"]"#),
        (#","dataType":"binary""#, "é", #"["object",true,true,"Ã©"]"#),
        (#","dataType":"stream""#, "x", #"["object",true,true,"x"]"#),
    ])
    func aBlobComesInAsItsBindingAsks(_ property: String, _ content: String, _ expected: String) async throws {
        try await BindingApp.serving(Self.input(property), Self.describe) { (test) async throws in
            try await test.write(content, to: "files", "a.txt")
            #expect(try await test.act(#"{"name":"a.txt"}"#).text() == expected)
        }
    }

    @Test func aBlobThatIsNotThereIsUndefined() async throws {
        let script = "async (context, input, doc) => [typeof doc, 'doc' in context.bindings]"
        try await BindingApp.serving(Self.input(), script) { (test) async throws in
            #expect(try await test.act(#"{"name":"gone"}"#).text() == #"["undefined",false]"#)
        }
    }

    @Test(arguments: [
        ("'text'", "text"), ("{ a: 1 }", #"{"a":1}"#), ("[1, 'b']", #"[1,"b"]"#), ("5", "5"), ("Buffer.from('é')", "é"),
        ("new Uint8Array([65, 66])", "AB"),
    ])
    func aValueGoesOutAsABlob(_ value: String, _ expected: String) async throws {
        let binding = #"{"name":"doc","type":"blob","direction":"out","path":"files/{name}/{sys.methodname}.txt"}"#
        let script = "async (context) => { context.bindings.doc = \(value); }"
        try await BindingApp.serving(binding, script) { (test) async throws in
            _ = try await test.act(#"{"name":"a"}"#)
            #expect(try await test.blob("files", "a/Act.txt") == expected)
        }
    }

    @Test(arguments: ["null", "undefined"])
    func nothingIsNoBlob(_ value: String) async throws {
        let binding = #"{"name":"doc","type":"blob","direction":"out","path":"files/{gone}"}"#
        let script = "async (context) => { context.bindings.doc = \(value); }"
        try await BindingApp.serving(binding, script) { (test) async throws in
            #expect(try await test.act().isNull)
            #expect(try await test.host.blobs.list("files", prefix: "") == [])
        }
    }

    @Test func theReturnValueMayBeABlob() async throws {
        let binding = #"{"name":"$return","type":"blob","direction":"out","path":"files/x"}"#
        try await BindingApp.serving(binding, "async () => 'returned'") { (test) async throws in
            _ = try await test.act()
            #expect(try await test.blob("files", "x") == "returned")
        }
    }

    @Test func aBlobMayGoInAndOut() async throws {
        let binding = #"{"name":"doc","type":"blob","direction":"inout","path":"files/x"}"#
        let script = "async (context) => { context.bindings.doc = (context.bindings.doc || '') + 'a'; }"
        try await BindingApp.serving(binding, script) { (test) async throws in
            _ = try await test.act()
            _ = try await test.act()
            #expect(try await test.blob("files", "x") == "aa")
        }
    }

    @Test(arguments: [
        (#"{"other":1}"#, "path: 'files/{name}'"), (#"{"name":null}"#, "The binding expression '{name}' cannot be resolved"),
    ])
    func anExpressionWithoutAValueFailsTheCall(_ input: String, _ reason: String) async throws {
        try await BindingApp.serving(Self.input(), Self.describe) { (test) async throws in
            let error = await #expect(throws: TestHost.ActFailure.self) { try await test.act(input) }
            let text = error?.description ?? ""
            #expect(
                text.contains("The binding 'doc' (blob) of the function 'Act' failed: The binding expression '{name}'"), "\(text)"
            )
            #expect(text.contains(reason), "\(text)")
        }
    }

    @Test(arguments: ["..", "../../x", "Upper"])
    func aContainerFromAnExpressionMustBeOne(_ name: String) async throws {
        let binding = #"{"name":"doc","type":"blob","direction":"out","path":"{name}/x"}"#
        try await BindingApp.serving(binding, "async (context) => { context.bindings.doc = 'x'; }") { (test) async throws in
            let error = await #expect(throws: TestHost.ActFailure.self) { try await test.act(#"{"name":"\#(name)"}"#) }
            #expect(error?.description.contains("is no container and blob") == true)
        }
    }

    @Test func aRealAccountIsWarnedOfAndItsOutputsAreRecorded() async throws {
        let bindings = """
            {"name":"doc","type":"blob","direction":"in","path":"files/x","connection":"Store"},
            {"name":"copy","type":"blob","direction":"out","path":"files/y","connection":"Store"},
            {"name":"message","type":"queue","direction":"out","queueName":"work","connection":"Store"}
            """
        let script = "async (context, i, doc) => { context.bindings.copy = Buffer.from('c'); context.bindings.message = 'm'; }"
        let environment = ["Store": "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=secret"]
        try await BindingApp.serving(bindings, script, environment: environment) { (test) async throws in
            _ = try await test.act()
            let problems = test.host.problems.map(\.message)
            #expect(problems.count == 3)
            #expect(
                problems.first?.hasPrefix("The input 'doc' of the 'Act' function will be undefined: the connection 'Store'")
                    == true)
            #expect(problems.last?.hasPrefix("What the 'Act' function puts out through 'message' is only recorded: ") == true)
            #expect(!problems.contains { $0.contains("secret") })
            let recorded = try await test.queue(OutputRecord.queue).map { try JSONParser.parse($0)["value"]?.text() }
            #expect(recorded == [#""m""#, #"{"base64":"Yw=="}"#])
            #expect(try await test.queue("work") == [])
        }
    }
}
