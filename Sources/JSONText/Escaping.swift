/// Appends `string` as a JSON string, with its quotes.
package func appendJSONString(_ string: String, to text: inout String) {
    let isPlain = string.utf8.withContiguousStorageIfAvailable { JSONCursor.endOfPlainText($0, from: 0) == $0.count }
    if isPlain == true {
        text += "\""
        text += string
        text += "\""
    } else {
        var bytes: [UInt8] = []
        appendJSONString(string, to: &bytes)
        text += String(decoding: bytes, as: UTF8.self)
    }
}

/// Appends `string` as a JSON string in UTF-8, with its quotes.
package func appendJSONString(_ string: String, to bytes: inout [UInt8]) {
    var string = string
    bytes.append(UInt8(ascii: "\""))
    string.withUTF8 { source in
        bytes.reserveCapacity(bytes.count + source.count + 2)
        var start = 0
        while true {
            let end = JSONCursor.endOfPlainText(source, from: start)
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[start..<end]))
            guard end < source.count else { break }
            appendEscape(of: source[end], to: &bytes)
            start = end + 1
        }
    }
    bytes.append(UInt8(ascii: "\""))
}

/// `string` as a JSON string, with its quotes.
package func jsonString(_ string: String) -> String {
    var text = ""
    appendJSONString(string, to: &text)
    return text
}

private func appendEscape(of byte: UInt8, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    default:
        bytes += "u00".utf8
        bytes.append(byte < 0x10 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
        bytes.append(Array("0123456789abcdef".utf8)[Int(byte & 0x0F)])
    }
}
