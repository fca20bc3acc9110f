/// Reads the system's time zone files (RFC 8536).
struct TimeZoneFile {
    private let bytes: [UInt8]

    /// The zone of a file's bytes; nil when they are none.
    static func zone(_ name: String, _ bytes: [UInt8]) -> TimeZoneRules? { TimeZoneFile(bytes: bytes).zone(name) }

    /// The counts of a header, and where what follows it begins.
    private struct Header {
        var version: UInt8
        var indicators: Int
        var leaps: Int
        var times: Int
        var types: Int
        var characters: Int
        var body: Int

        func size(timeSize: Int) -> Int {
            times * (timeSize + 1) + types * 6 + characters + leaps * (timeSize + 4) + indicators
        }
    }

    private func header(at start: Int) -> Header? {
        guard bytes.count >= start + 44, bytes[start..<start + 4].elementsEqual("TZif".utf8) else { return nil }
        let counts = (0..<6).map { Int(number(at: start + 20 + $0 * 4, size: 4)) }
        guard counts.allSatisfy({ (0...1_000_000).contains($0) }) else { return nil }
        return Header(
            version: bytes[start + 4], indicators: counts[0] + counts[1], leaps: counts[2], times: counts[3], types: counts[4],
            characters: counts[5], body: start + 44)
    }

    private func zone(_ name: String) -> TimeZoneRules? {
        guard var header = header(at: 0) else { return nil }
        var timeSize = 4
        // Behind the numbers of old programs stand those with 64 bits.
        if header.version >= UInt8(ascii: "2") {
            guard let second = self.header(at: header.body + header.size(timeSize: 4)) else { return nil }
            header = second
            timeSize = 8
        }
        let end = header.body + header.size(timeSize: timeSize)
        guard bytes.count >= end, header.types > 0 else { return nil }
        let indices = header.body + header.times * timeSize
        let types = indices + header.times
        let offsets = (0..<header.types).map { number(at: types + $0 * 6, size: 4) }
        var changes: [TimeZoneRules.Change] = []
        for index in 0..<header.times {
            let type = Int(bytes[indices + index])
            guard type < offsets.count else { return nil }
            changes.append(.init(time: number(at: header.body + index * timeSize, size: timeSize), offset: offsets[type]))
        }
        let footer = bytes[end...].split(separator: UInt8(ascii: "\n")).first.map { String(decoding: $0, as: UTF8.self) }
        return TimeZoneRules(
            name: name, firstOffset: offsets[0], changes: changes, rule: footer.flatMap { RecurringZoneRule($0) })
    }

    /// A signed number, its highest byte first.
    private func number(at start: Int, size: Int) -> Int64 {
        let unsigned = bytes[start..<start + size].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return size == 4 ? Int64(Int32(truncatingIfNeeded: unsigned)) : Int64(bitPattern: unsigned)
    }
}
