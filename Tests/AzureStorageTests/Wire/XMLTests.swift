import AzureStorage
import Testing

struct XMLTests {
    @Test func documentsOfTheServiceAreRead() throws {
        let text = """
            \u{FEFF}<?xml version="1.0" encoding="utf-8"?>
            <!-- a comment --><EnumerationResults ServiceEndpoint='https://a/' Name="b &amp; c">
              <Blobs><Blob><Name>x &lt;&#65;&#x42;&quot;&apos;</Name><Empty /></Blob></Blobs>
              <NextMarker/><Raw><![CDATA[<b> & ]]></Raw><Blank>  </Blank>
            </EnumerationResults>
            """
        let root = try XMLReader.read(Array(text.utf8))
        #expect(root.name == "EnumerationResults")
        #expect(root.attributes == ["ServiceEndpoint": "https://a/", "Name": "b & c"])
        #expect(root["Blobs"]?["Blob"]?["Name"]?.text == "x <AB\"'")
        #expect(root["NextMarker"] == XMLElement("NextMarker"))
        #expect(root["Raw"]?.text == "<b> & ")
        #expect(root["Blank"]?.text == "  ")
        #expect(root.text.isEmpty)
    }

    @Test func whatIsWrittenIsReadAgain() throws {
        let element = XMLElement(
            "a", attributes: ["b": "<\"&\r\n>"],
            [XMLElement("c", "1 < 2 & \u{E9}\r\n\t\u{1F600} ]]>"), XMLElement("d"), XMLElement("d", " ")])
        #expect(try XMLReader.read(element.document) == element)
    }

    @Test(arguments: [
        ("", 0), ("<a>", 3), ("<a></b>", 6), ("<a", 2), ("<a b></a>", 4), ("<a b='1' b='2'/>", 14), ("<a>&x;</a>", 3),
        ("<a>&", 3),
        ("<a/><b/>", 4), ("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", 1), ("<a b='<'/>", 6), ("<a b='", 6), ("<a><!-- ", 8),
        ("<a>&#xD800;</a>", 3), ("<?xml", 5), ("text", 0),
    ])
    func whatIsNoneIsRefusedWithItsPlace(text: String, offset: Int) {
        let error = #expect(throws: XMLError.self) { try XMLReader.read(Array(text.utf8)) }
        #expect(error?.offset == offset)
    }

    @Test func depthIsLimited() {
        let deep = String(repeating: "<a>", count: 100) + String(repeating: "</a>", count: 100)
        #expect(throws: XMLError.self) { try XMLReader.read(Array(deep.utf8)) }
    }
}
