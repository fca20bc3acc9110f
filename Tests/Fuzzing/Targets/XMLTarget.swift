import AzureStorage

extension FuzzTarget {
    static let xml = FuzzTarget("xml") { bytes in
        let element: XMLElement
        do throws(XMLError) {
            element = try XMLReader.read(bytes)
        } catch {
            try expect(0...bytes.count ~= error.offset && !error.reason.isEmpty, "the error names no place: \(error)")
            return
        }
        guard canHold(element) else { return }
        let again = try XMLReader.read(element.document)
        try expectEqual(try XMLReader.read(again.document), again, "an element does not survive")
    }

    /// Whether its texts can be written: the writer takes them to have been checked.
    private static func canHold(_ element: XMLElement) -> Bool {
        XMLElement.canHold(element.text) && element.attributes.values.allSatisfy(XMLElement.canHold)
            && element.children.allSatisfy(canHold)
    }
}
