/// The names of the files in which blobs are kept, each blob in one file of its container's folder.
///
/// What could lead out of the folder, hide a file or be none in the file system is percent-encoded: `/`, `%`, `\`, control
/// characters and a dot at the beginning. Letters keep their case.
enum BlobFileName {
    static func encoded(_ blob: String) -> String {
        var name = ""
        for (index, scalar) in blob.unicodeScalars.enumerated() {
            if isPlain(scalar), !(index == 0 && scalar == ".") {
                name.unicodeScalars.append(scalar)
            } else {
                let digits = String(scalar.value, radix: 16, uppercase: true)
                name += (digits.count < 2 ? "%0" : "%") + digits
            }
        }
        return name
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x20 && scalar.value != 0x7F && !"/%\\".unicodeScalars.contains(scalar)
    }

    /// The blob that a file holds, by its path in the container's folder. What is no encoding stands for itself, so that files
    /// put there by hand have names too.
    static func decoded(_ path: String) -> String {
        var bytes: [UInt8] = []
        var rest = path.utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let value = hexadecimal(rest.prefix(2)) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func hexadecimal(_ digits: Substring.UTF8View) -> UInt8? {
        // A sign is none, though numbers may have one.
        let isDigits = digits.count == 2 && digits.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
        return isDigits ? UInt8(Substring(digits), radix: 16) : nil
    }
}
