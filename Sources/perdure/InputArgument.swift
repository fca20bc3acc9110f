import DurableCore
import Glibc
import JSONText

/// An input given on the command line: JSON text, or `@` and the path of a file that holds it.
struct InputArgument {
    let payload: Payload

    /// - Throws: `InputError` naming the file, or the place in the text.
    init(_ argument: String) throws(InputError) {
        let file = argument.hasPrefix("@") ? String(argument.dropFirst()) : nil
        let text = if let file { try Self.read(file) } else { argument }
        do {
            payload = Payload(json: try JSONParser.parse(text).text())
        } catch {
            throw InputError(description: "\(file ?? "--input") is not JSON: \(error)")
        }
    }

    private static func read(_ path: String) throws(InputError) -> String {
        guard let file = fopen(path, "r") else {
            throw InputError(path, errno)
        }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            if ferror(file) != 0 { throw InputError(path, errno) }
            if count == 0 { return String(decoding: bytes, as: UTF8.self) }
            bytes += buffer[..<count]
        }
    }
}

/// An input that cannot be used.
struct InputError: Error, Hashable, CustomStringConvertible {
    let description: String

    init(description: String) { self.description = description }

    fileprivate init(_ path: String, _ code: Int32) {
        description = "Could not read the input file at '\(path)': \(String(cString: strerror(code)))"
    }
}
