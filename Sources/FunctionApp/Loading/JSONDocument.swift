import JSONText

/// A JSON file of the app, read, with the means to say where in it a value stands.
///
/// Comments, trailing commas and a byte order mark are taken; the text is UTF-8 or, with a byte order mark, UTF-16.
struct JSONDocument {
    /// Relative to the app's root.
    let file: String
    let value: JSONValue
    private let bytes: [UInt8]
    /// Where all of it stands, when it was no file's text.
    private let place: SourceLocation?

    private static let options: JSONParser.Options = [.allowsComments, .allowsTrailingCommas]

    /// Throws a problem that names the file, and the place where its text is no JSON.
    init(_ file: String, in root: String, function: String? = nil) throws(Unreadable) {
        self.file = file
        place = nil
        do throws(FileSystem.Failure) {
            bytes = try Self.decodeUTF16(FileSystem.read("\(root)/\(file)"))
        } catch {
            throw Unreadable(problem: AppProblem(file: file, function: function, message: "The file cannot be read: \(error)."))
        }
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw Unreadable(problem: AppProblem(file: file, function: function, message: "The file is not UTF-8 text."))
        }
        do throws(JSONSyntaxError) {
            value = try JSONParser.parse(bytes, options: Self.options)
        } catch {
            throw Unreadable(
                problem: AppProblem(
                    file: file, function: function, location: SourceLocation(line: error.line, column: error.column),
                    message: "The file is not valid JSON: \(error.message)."))
        }
    }

    /// A value that code at some place of a file has made.
    init(_ value: JSONValue, madeBy file: String, at place: SourceLocation?) {
        self.file = file
        self.value = value
        self.place = place
        bytes = []
    }

    /// Why a file gave no document.
    struct Unreadable: Error {
        let problem: AppProblem
    }

    /// Where the value at the end of `path` begins; `nil` when there is none.
    func location(of path: JSONPath) -> SourceLocation? {
        if bytes.isEmpty { return place }
        var cursor = JSONCursor(bytes, options: Self.options)
        do throws(JSONSyntaxError) {
            for component in path.components {
                guard try Self.advance(&cursor, to: component) else { return nil }
            }
            _ = try cursor.peekKind()
        } catch {
            return nil
        }
        let place = cursor.error("")
        return SourceLocation(line: place.line, column: place.column)
    }

    private static func advance(_ cursor: inout JSONCursor, to component: JSONPath.Component) throws(JSONSyntaxError) -> Bool {
        switch component {
        case .key(let wanted):
            try cursor.beginObject()
            while let key = try cursor.nextKey() {
                if key == wanted { return true }
                try cursor.skip()
            }
        case .index(let wanted):
            try cursor.beginArray()
            var index = 0
            while try cursor.nextElement() {
                if index == wanted { return true }
                try cursor.skip()
                index += 1
            }
        }
        return false
    }

    /// Text with a UTF-16 byte order mark as UTF-8; any other text as it is.
    private static func decodeUTF16(_ bytes: [UInt8]) -> [UInt8] {
        let isBigEndian = bytes.starts(with: [0xFE, 0xFF])
        guard isBigEndian || bytes.starts(with: [0xFF, 0xFE]) else { return bytes }
        let units = stride(from: 2, to: bytes.count - 1, by: 2).map { index in
            let (high, low) = isBigEndian ? (bytes[index], bytes[index + 1]) : (bytes[index + 1], bytes[index])
            return UInt16(high) << 8 | UInt16(low)
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }
}
