import JSONText
import Testing

struct JSONCursorTests {
    @Test func readsAMessageWithoutATree() throws {
        var cursor = JSONCursor(#" ["answer", 12, true, {"a": [1, "]"] , "b":"\"}"}, -2.5, null ] "#)
        try cursor.beginArray()
        #expect(try cursor.nextElement())
        #expect(try cursor.readString() == "answer")
        #expect(try cursor.nextElement())
        #expect(try cursor.readInt() == 12)
        #expect(try cursor.nextElement())
        #expect(try cursor.readBool())
        #expect(try cursor.nextElement())
        #expect(try cursor.peekKind() == .object)
        #expect(try cursor.readRaw() == #"{"a": [1, "]"] , "b":"\"}"}"#)
        #expect(try cursor.nextElement())
        #expect(try cursor.readDouble() == -2.5)
        #expect(try cursor.nextElement())
        try cursor.readNull()
        #expect(try !cursor.nextElement())
        try cursor.finish()
    }

    @Test func readsMembersAndSkipsUnknownOnes() throws {
        var cursor = JSONCursor(#"{"x":{"deep":[[],{}]},"name":"n","empty":{},"list":[]}"#)
        var seen: [String] = []
        try cursor.beginObject()
        while let key = try cursor.nextKey() {
            seen.append(key)
            switch key {
            case "name": #expect(try cursor.readString() == "n")
            case "empty":
                try cursor.beginObject()
                #expect(try cursor.nextKey() == nil)
            case "list":
                try cursor.beginArray()
                #expect(try !cursor.nextElement())
            default: try cursor.skip()
            }
        }
        try cursor.finish()
        #expect(seen == ["x", "name", "empty", "list"])
    }

    @Test(arguments: ["1", "-1.50e3", #""a\u0041""#, "[ 1 , 2 ]", #"{"a" : null}"#, "true", "null"])
    func rawTextIsVerbatim(text: String) throws {
        var cursor = JSONCursor("[\(text) , \(text)]")
        try cursor.beginArray()
        var texts: [String] = []
        while try cursor.nextElement() { texts.append(try cursor.readRaw()) }
        #expect(texts == [text, text])
    }

    @Test func anyDepthCanBeSkipped() throws {
        var cursor = JSONCursor(String(repeating: #"[{"a":"#, count: 50_000) + "1" + String(repeating: "}]", count: 50_000))
        try cursor.skip()
        try cursor.finish()
    }

    @Test(arguments: ["[1", "{]", "[}", #"["a]"#, #"[{"a":1]}"#, "-", #""\"#, "", "x", #"["\"#])
    func skippingFindsUnbalancedText(text: String) {
        var cursor = JSONCursor(text)
        #expect(throws: JSONSyntaxError.self) { try cursor.skip() }
    }

    @Test(arguments: [
        ("0", 0), ("-7", -7), ("9223372036854775807", Int.max), ("3.0", 3), ("2e3", 2000),
        ("123456789012345", 123_456_789_012_345),
    ])
    func wholeNumbersAreRead(text: String, expected: Int) throws {
        var cursor = JSONCursor(text)
        #expect(try cursor.readInt() == expected)
    }

    @Test(arguments: ["1.5", "9223372036854775808", "1e30", #""1""#, "null"])
    func otherValuesAreNoWholeNumbers(text: String) {
        var cursor = JSONCursor(text)
        #expect(throws: JSONSyntaxError.self) { try cursor.readInt() }
    }

    @Test(arguments: [
        ("0", 0), ("1.25", 1.25), ("-1e-3", -0.001), ("1e999", Double.infinity),
        ("12345678901234567890", 12_345_678_901_234_567_168),
    ])
    func doublesAreRead(text: String, expected: Double) throws {
        var cursor = JSONCursor(text)
        #expect(try cursor.readDouble() == expected)
    }

    @Test func negativeZeroKeepsItsSign() throws {
        var cursor = JSONCursor("-0")
        #expect(try cursor.readDouble().sign == .minus)
    }

    @Test func aValueOfAnotherKindIsAnErrorWithItsPlace() {
        var cursor = JSONCursor("  12")
        #expect(throws: JSONSyntaxError(message: "expected a string, found '1'", line: 1, column: 3)) { try cursor.readString() }
        #expect(throws: JSONSyntaxError(message: "expected an array, found '1'", line: 1, column: 3)) { try cursor.beginArray() }
        #expect(throws: JSONSyntaxError(message: "expected true or false, found '1'", line: 1, column: 3)) {
            try cursor.readBool()
        }
    }
}
