/// The path of a request, cut into segments, each percent-decoded once.
///
/// The cut comes first: an encoded slash is part of a value. A segment that does not decode to UTF-8 stays as it came.
/// One trailing slash does not count.
package struct RoutePath: Hashable, Sendable {
    package let segments: [String]

    package init(_ path: some StringProtocol) {
        var rest = path.prefix { $0 != "?" }
        if rest.first == "/" { rest = rest.dropFirst() }
        guard !rest.isEmpty else {
            segments = []
            return
        }
        if rest.last == "/" { rest = rest.dropLast() }
        segments = rest.split(separator: "/", omittingEmptySubsequences: false).map { Self.decode(String($0)) }
    }

    private static func decode(_ segment: String) -> String {
        guard segment.contains("%") else { return segment }
        let encoded = Array(segment.utf8)
        var decoded: [UInt8] = []
        var index = 0
        while index < encoded.count {
            if encoded[index] == UInt8(ascii: "%"), index + 2 < encoded.count,
                let high = Character(UnicodeScalar(encoded[index + 1])).hexDigitValue,
                let low = Character(UnicodeScalar(encoded[index + 2])).hexDigitValue
            {
                decoded.append(UInt8(high * 16 + low))
                index += 3
            } else {
                decoded.append(encoded[index])
                index += 1
            }
        }
        return String(validating: decoded, as: UTF8.self) ?? segment
    }
}
