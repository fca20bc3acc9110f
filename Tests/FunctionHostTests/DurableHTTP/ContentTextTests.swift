import Testing

@testable import FunctionHost

/// The bytes of answers as text.
struct ContentTextTests {
    private static let cases: [([UInt8], String?, String)] = [
        ([], nil, ""), (Array("hä".utf8), nil, "hä"), (Array("hä".utf8), "text/plain; charset=utf-8", "hä"),
        ([0xEF, 0xBB, 0xBF, 0x61], "application/json", "a"), ([0x61, 0xFF, 0x62], nil, "a\u{FFFD}b"),
        ([0xE4, 0x80], "text/plain; charset=ISO-8859-1", "ä\u{80}"), ([0xE4, 0x80], "text/html;charset=\"windows-1252\"", "ä€"),
        ([0x61, 0x00, 0xE4, 0x00], "text/plain; charset=utf-16", "aä"), ([0xFE, 0xFF, 0x00, 0x61], "x/y; charset=utf-16", "a"),
        ([0x00, 0x61], "x/y; charset=UTF-16BE", "a"), ([0x61, 0x00, 0x62], "x/y; charset=utf-16le", "a\u{FFFD}"),
        ([0xFF, 0xFE, 0x61, 0x00], nil, "a"), ([0xFE, 0xFF, 0x00, 0x61], "x/y", "a"),
        ([0x3D, 0xD8, 0x00, 0xDE], "x/y; charset=utf-16le", "😀"), ([0x3D, 0xD8], "x/y; charset=utf-16le", "\u{FFFD}"),
        (Array("ä".utf8), "x/y; charset=klingon", "ä"),
    ]

    @Test(arguments: cases)
    func theCharsetSaysWhatTheyMean(_ bytes: [UInt8], _ type: String?, _ text: String) {
        #expect(ContentText.decode(bytes, contentType: type) == text)
    }
}
