import JSONText
import Testing

struct JSONValueTests {
    private let value: JSONValue = ["s": "text", "n": 3, "d": 2.5, "b": true, "nil": nil, "list": [1, "two"], "o": ["k": "v"]]

    @Test func accessorsReturnOnlyTheirOwnKind() {
        #expect(value["s"]?.stringValue == "text")
        #expect(value["s"]?.intValue == nil)
        #expect(value["n"]?.intValue == 3)
        #expect(value["n"]?.doubleValue == 3)
        #expect(value["d"]?.intValue == nil)
        #expect(value["b"]?.boolValue == true)
        #expect(value["nil"]?.isNull == true)
        #expect(value["none"] == nil)
        #expect(value["list"]?[1]?.stringValue == "two")
        #expect(value["list"]?[2] == nil)
        #expect(value["o"]?["k"] == "v")
        #expect(value["o"]?.kind == .object)
    }

    @Test func textIsCompactOrPretty() {
        #expect(value.text() == #"{"s":"text","n":3,"d":2.5,"b":true,"nil":null,"list":[1,"two"],"o":{"k":"v"}}"#)
        let pretty: JSONValue = ["a": [1, [:]], "b": []]
        #expect(
            pretty.text(.pretty) == """
                {
                  "a": [
                    1,
                    {}
                  ],
                  "b": []
                }
                """)
    }

    @Test(arguments: [
        (1.0, "1"), (-0.5, "-0.5"), (Double.nan, "null"), (-Double.infinity, "null"), (9_007_199_254_740_991, "9007199254740991"),
    ])
    func doublesAreWrittenAsJavaScriptDoes(number: Double, text: String) {
        #expect(JSONValue(number).text() == text)
    }

    @Test func equalityLooksAtNumberTextAndNotAtMemberOrder() {
        #expect(JSONValue.number("1.0") != JSONValue.number("1"))
        let one: JSONValue = ["a": 1, "b": 2]
        let other: JSONValue = ["b": 2, "a": 1]
        #expect(one == other)
        #expect(one.hashValue == other.hashValue)
        #expect(one != ["a": 1])
        #expect(one != ["a": 1, "c": 2])
    }

    @Test func objectsAreFoundByKeyAlsoWhenLargeAndAfterRemoval() {
        var object = JSONObject()
        for number in 0..<1000 { object["key\(number)"] = JSONValue(number) }
        object["key500"] = nil
        object["key3"] = "changed"
        #expect(object.count == 999)
        #expect(object["key500"] == nil)
        #expect(object["key999"] == 999)
        #expect(object[3].value == "changed")
        #expect(object.value(ignoringCase: "KEY998") == 998)
        #expect(object.value(ignoringCase: "KEY500") == nil)
    }

    @Test func exactKeyGoesBeforeOneOfOtherCase() {
        let object: JSONObject = ["Name": 1, "name": 2]
        #expect(object.value(ignoringCase: "name") == 2)
        #expect(object.value(ignoringCase: "NAME") == 1)
    }

    @Test func stringsAreEscapedAlikeIntoTextAndBytes() {
        let string = "quote \" backslash \\ \u{0}\u{1f}\n\r\t\u{8}\u{c} é 🙂"
        let expected = #""quote \" backslash \\ \u0000\u001f\n\r\t\b\f é 🙂""#
        #expect(jsonString(string) == expected)
        var bytes: [UInt8] = []
        appendJSONString(string, to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == expected)
    }
}
