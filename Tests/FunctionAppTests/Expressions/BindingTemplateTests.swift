import JSONText
import Testing

@testable import FunctionApp

/// Binding expressions (host.md 2.11).
struct BindingTemplateTests {
    /// 2009-02-13T23:31:30.5Z.
    private static let context = ExpressionContext(
        data: [
            "id": 7, "name": "Ada", "a": ["b": ["C": "deep"]], "flag": true, "nothing": nil, "list": [1, "x"],
            "Query": ["city": "Oslo"], "Headers": ["x-request-id": "r1"], "queueTrigger": "text",
        ], functionName: "Fn", now: .milliseconds(1_234_567_890_500), makeID: { "0123456789abcdef0123456789abcdef" })

    @Test(arguments: [
        ("plain", "plain"), ("", ""), ("{id}", "7"), ("out/{name}.json", "out/Ada.json"), ("{a.b.c}-{A.B.C}", "deep-deep"),
        ("{flag}", "true"), ("{list}", #"[1,"x"]"#), ("{Query.city}/{query.CITY}", "Oslo/Oslo"), ("{headers.X-Request-Id}", "r1"),
        ("{queueTrigger}", "text"), ("{{id}}", "{id}"), ("{{{id}}}", "{7}"), ("a}}b{{c", "a}b{c"),
        ("{sys.methodname}", "Fn"), ("{sys.utcnow}", "2009-02-13T23:31:30.5000000Z"), ("{DateTime}", "2009-02-13T23-31-30Z"),
        ("{datetime:yyyy/MM/dd HH:mm}", "2009/02/13 23:31"),
        ("{rand-guid}", "01234567-89ab-4def-8123-456789abcdef"), ("{rand-guid:N}", "0123456789ab4def8123456789abcdef"),
        ("{rand-guid:b}", "{01234567-89ab-4def-8123-456789abcdef}"), ("{rand-guid:P}", "(01234567-89ab-4def-8123-456789abcdef)"),
        ("{sys.randguid}", "01234567-89ab-4def-8123-456789abcdef"),
    ])
    func anExpressionTakesItsValue(_ template: String, _ expected: String) throws {
        #expect(try BindingTemplate(template).resolve(Self.context) == expected)
    }

    @Test func whatTheTriggerGivesGoesBeforeWhatIsBuiltIn() throws {
        var context = Self.context
        context.data["DateTime"] = "mine"
        context.data["sys"] = ["methodName": "other"]
        #expect(try BindingTemplate("{datetime} {sys.methodname}").resolve(context) == "mine other")
    }

    @Test(arguments: [
        ("x/{gone}", "{gone}", "it must be the name of a value that the trigger gives"),
        ("{Query.gone}", "{Query.gone}", "there is no property 'gone'"),
        ("{name.first}", "{name.first}", #"there is no property 'first' of the string "Ada""#),
        ("{nothing}", "{nothing}", "its value is null"), ("{sys.gone}", "{sys.gone}", "it must be the name"),
    ])
    func whatHasNoValueIsNamed(_ template: String, _ expression: String, _ reason: String) throws {
        let template = try BindingTemplate(template)
        let error = #expect(throws: UnresolvedExpression.self) { try template.resolve(Self.context) }
        #expect(error?.expression == expression)
        #expect(error?.description.hasPrefix("The binding expression '\(expression)' cannot be resolved: \(reason)") == true)
    }

    @Test(arguments: [
        ("a{b", "'{' is never closed"), ("a}b", "'}' was never opened; a brace itself is written twice"),
        ("{}", "'{}' holds no name"), ("{a b}", "'{a b}' holds no name"), ("{a..b}", "'{a..b}' holds no name"),
        ("{a{b}", "'{a{b}' holds no name"), ("{rand-guid:X}", "'X' is no format of a GUID: N, D, B or P"),
        ("{id:N}", "only rand-guid and DateTime have a format"), ("{DateTime:q}", "'q' is no format of a date"),
        ("{DateTime:}", "'' is no format of a date"),
    ])
    func whatIsNoExpressionIsRefused(_ template: String, _ reason: String) {
        let error = #expect(throws: BindingTemplateError.self) { try BindingTemplate(template) }
        #expect(error?.description == "The binding expression '\(template)' is invalid: \(reason).")
    }

    @Test func aTemplateWithoutExpressionsIsConstant() throws {
        #expect(try BindingTemplate("a{{b}}").constant == "a{b}")
        #expect(try BindingTemplate("a{b}").constant == nil)
        #expect(try BindingTemplate("in/x{b}").constantPrefix == "in/x")
        #expect(try BindingTemplate("{b}/x").constantPrefix == "")
    }
}
