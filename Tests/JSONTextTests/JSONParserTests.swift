import JSONText
import Testing

struct JSONParserTests {
    @Test(arguments: [
        "null", "true", "false", "0", "-0", "12", "-1.5e+10", "1E2", "123456789012345678901234567890.10",
        #""""#, #""a""#, "[]", "{}", #"[1,[2,[]],{"a":{}}]"#, #"{"b":1,"a":[true,null]}"#, #""日本 \\ \" 🙂""#,
    ])
    func compactTextSurvivesARoundTrip(text: String) throws {
        #expect(try JSONParser.parse(text).text() == text)
    }

    @Test func whiteSpaceAndByteOrderMarkAreSkipped() throws {
        #expect(try JSONParser.parse("\u{FEFF} \t\r\n{ \"a\" : [ 1 , 2 ] } \n") == ["a": [1, 2]])
    }

    @Test func escapesAreResolved() throws {
        let value = try JSONParser.parse(#""\"\\\/\b\f\n\r\t\u0041\u00e9\u0000\ud83d\ude42 end""#)
        #expect(value == .string("\"\\/\u{8}\u{c}\n\r\tA\u{e9}\u{0}\u{1F642} end"))
    }

    @Test(arguments: [
        (#""\ud83d""#, "\u{FFFD}"), (#""\ude42x""#, "\u{FFFD}x"), (#""\ud83d\u0041""#, "\u{FFFD}A"),
        (#""\ud83d\n""#, "\u{FFFD}\n"),
        (#""\ud83d\ud83d\ude42""#, "\u{FFFD}\u{1F642}"),
    ])
    func loneSurrogatesBecomeTheReplacementCharacter(text: String, expected: String) throws {
        #expect(try JSONParser.parse(text) == .string(expected))
    }

    @Test func everySingleByteEscapeFoundAtAnyPlaceOfALongString() throws {
        for length in 0..<40 {
            let padding = String(repeating: "x", count: length)
            for special in ["\"", "\\", "\u{1}", "\u{1f}", "\u{7f}", "é"] {
                let string = padding + special + padding
                #expect(try JSONParser.parse(jsonString(string)) == .string(string))
            }
        }
    }

    @Test func repeatedKeysKeepTheFirstPlaceAndTheLastValue() throws {
        #expect(try JSONParser.parse(#"{"a":1,"b":2,"a":3}"#).text() == #"{"a":3,"b":2}"#)
    }

    @Test(arguments: [
        ("", "the text ends too early", 1, 1),
        ("[1,2", "the text ends too early", 1, 5),
        ("[1 2]", "expected ',' or ']', found '2'", 1, 4),
        ("[1,]", "a comma must not stand before ']'", 1, 4),
        ("{\"a\":1,}", "a comma must not stand before '}'", 1, 8),
        ("{\n  \"é\" 1\n}", "expected ':', found '1'", 2, 7),
        ("{a:1}", "expected a key in double quotes, found 'a'", 1, 2),
        ("[\n1,\n\n  日\n]", "expected a value, found '日'", 4, 3),
        ("01", "a number must not begin with 0", 1, 1),
        ("-", "expected a digit, but the text ends", 1, 2),
        ("1.", "expected a digit, but the text ends", 1, 3),
        ("1ex", "expected a digit, found 'x'", 1, 3),
        ("+1", "expected a value, found '+'", 1, 1),
        (".5", "expected a value, found '.'", 1, 1),
        ("12abc", "expected the end of a number, found 'a'", 1, 3),
        ("nul", "expected null, found 'n'", 1, 1),
        ("nullx", "expected null, found 'n'", 1, 1),
        ("true false", "expected the end of the text, found 'f'", 1, 6),
        ("\"abc", "a string is not closed", 1, 5),
        ("\"a\nb\"", "a string must not contain the control character U+000A", 1, 3),
        ("\"\\x\"", "a string has the unknown escape '\\x'", 1, 2),
        ("\"\\u12g4\"", "a \\u escape needs four hexadecimal digits", 1, 2),
        ("// a\n1", "expected a value, found '/'", 1, 1),
        ("[1}", "expected ',' or ']', found '}'", 1, 3),
        ("NaN", "expected a value, found 'N'", 1, 1),
    ])
    func badTextIsRefusedWithItsPlace(text: String, message: String, line: Int, column: Int) {
        #expect(throws: JSONSyntaxError(message: message, line: line, column: column)) { try JSONParser.parse(text) }
    }

    @Test func commentsAndTrailingCommasAreTakenWhenAllowed() throws {
        let text = """
            // host
            { "a": [1, 2, /* two */ ], // "b": 1
              "url": "http://x//y", /* ** / */
            }
            // end
            """
        let options: JSONParser.Options = [.allowsComments, .allowsTrailingCommas]
        #expect(try JSONParser.parse(text, options: options) == ["a": [1, 2], "url": "http://x//y"])
    }

    @Test(arguments: ["[,]", "{,}", "[1,,2]", "/* x", "1 /", "[1,,]"])
    func optionsDoNotAllowMoreThanTheySay(text: String) {
        #expect(throws: JSONSyntaxError.self) {
            try JSONParser.parse(text, options: [.allowsComments, .allowsTrailingCommas])
        }
    }

    @Test func nestingIsLimited() throws {
        let limit = JSONParser.depthLimit
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(try JSONParser.parse(nested(limit)).text() == nested(limit))
        let error = #expect(throws: JSONSyntaxError.self) { try JSONParser.parse(nested(limit + 1)) }
        #expect(error?.description == "arrays and objects are nested deeper than 512 (line 1, column 513)")
        #expect(throws: JSONSyntaxError.self) { try JSONParser.parse(String(repeating: #"{"a":"#, count: 100_000)) }
    }
}
