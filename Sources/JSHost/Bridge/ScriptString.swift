import CJavaScriptCore

/// Text between Swift (UTF-8) and JavaScriptCore (UTF-16). ASCII, which is nearly everything, is widened and narrowed in one
/// loop: the library's own UTF-8 functions are many times slower, and end the text at U+0000.
enum ScriptString {
    /// Calls `body` with a JSStringRef that lives as long as the call.
    static func with<Result>(_ text: String, _ body: (OpaquePointer) -> Result) -> Result {
        var text = text
        let string = text.withUTF8(make)
        defer { JSStringRelease(string) }
        return body(string)
    }

    /// Makes a JSStringRef, which the caller releases. Bytes that are no UTF-8 become U+FFFD.
    static func make(_ bytes: UnsafeBufferPointer<UInt8>) -> OpaquePointer {
        withUnsafeTemporaryAllocation(of: UInt16.self, capacity: max(1, bytes.count)) { units in
            var seen: UInt8 = 0
            for index in 0..<bytes.count {
                seen |= bytes[index]
                units[index] = UInt16(bytes[index])
            }
            let count = seen < 0x80 ? bytes.count : transcode(bytes, into: units)
            guard let string = JSStringCreateWithCharacters(units.baseAddress, count) else {
                preconditionFailure("JavaScriptCore made no string of \(count) characters")
            }
            return string
        }
    }

    /// The text of a JSStringRef; lone surrogates become U+FFFD.
    static func text(_ string: OpaquePointer) -> String {
        withUnits(of: string) { units in
            let size = utf8Size(units)
            return String(unsafeUninitializedCapacity: size) { encode(units, into: $0, isASCII: size == units.count) }
        }
    }

    /// The text of a JSStringRef in UTF-8; lone surrogates become U+FFFD.
    static func bytes(_ string: OpaquePointer) -> [UInt8] {
        withUnits(of: string) { units in
            let size = utf8Size(units)
            return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
                count = encode(units, into: buffer, isASCII: size == units.count)
            }
        }
    }

    private static func withUnits<Result>(of string: OpaquePointer, _ body: (UnsafeBufferPointer<UInt16>) -> Result) -> Result {
        body(UnsafeBufferPointer(start: JSStringGetCharactersPtr(string), count: JSStringGetLength(string)))
    }

    /// UTF-8 never has fewer bytes than UTF-16 has units.
    private static func transcode(_ bytes: UnsafeBufferPointer<UInt8>, into units: UnsafeMutableBufferPointer<UInt16>) -> Int {
        var count = 0
        _ = Swift.transcode(bytes.makeIterator(), from: UTF8.self, to: UTF16.self, stoppingOnError: false) { unit in
            units[count] = unit
            count += 1
        }
        return count
    }

    private static func utf8Size(_ units: UnsafeBufferPointer<UInt16>) -> Int {
        var seen: UInt16 = 0
        for unit in units { seen |= unit }
        guard seen >= 0x80 else { return units.count }
        // A surrogate pair has four bytes, a lone surrogate is replaced by three: three a unit always suffice.
        return units.reduce(0) { $0 + ($1 < 0x80 ? 1 : $1 < 0x800 ? 2 : 3) }
    }

    private static func encode(
        _ units: UnsafeBufferPointer<UInt16>, into buffer: UnsafeMutableBufferPointer<UInt8>, isASCII: Bool
    ) -> Int {
        if isASCII {
            for index in 0..<units.count { buffer[index] = UInt8(truncatingIfNeeded: units[index]) }
            return units.count
        }
        var count = 0
        var index = 0
        while index < units.count {
            var scalar = UInt32(units[index])
            index += 1
            if UTF16.isLeadSurrogate(UInt16(scalar)), index < units.count, UTF16.isTrailSurrogate(units[index]) {
                scalar = 0x10000 + (scalar - 0xD800) << 10 + (UInt32(units[index]) - 0xDC00)
                index += 1
            }
            for byte in UTF8.encode(Unicode.Scalar(scalar) ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter {
                buffer[count] = byte
                count += 1
            }
        }
        return count
    }
}
