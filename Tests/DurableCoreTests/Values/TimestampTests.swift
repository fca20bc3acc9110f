import DurableCore
import Testing

@Suite struct TimestampTests {
    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00.000000Z"),
            (1_709_097_529_000_000, "2024-02-28T05:18:49.000000Z"),
            (951_782_400_000_000, "2000-02-29T00:00:00.000000Z"),
            (1_709_164_800_000_000, "2024-02-29T00:00:00.000000Z"),
            (4_107_542_400_000_000, "2100-03-01T00:00:00.000000Z"),
            (4_107_542_399_999_999, "2100-02-28T23:59:59.999999Z"),
            (1_735_689_599_123_456, "2024-12-31T23:59:59.123456Z"),
            (-1, "1969-12-31T23:59:59.999999Z"),
            (-86_400_000_000, "1969-12-31T00:00:00.000000Z"),
            (-2_203_977_600_000_000, "1900-02-28T00:00:00.000000Z"),
            (-2_203_891_200_000_000, "1900-03-01T00:00:00.000000Z"),
            (-62_135_596_800_000_000, "0001-01-01T00:00:00.000000Z"),
            (-62_167_219_200_000_001, "-000001-12-31T23:59:59.999999Z"),
            (253_402_300_800_000_000, "+010000-01-01T00:00:00.000000Z"),
        ] as [(Int64, String)])
    func describesItselfInISO8601(microseconds: Int64, text: String) {
        #expect(Timestamp(microseconds: microseconds).description == text)
    }

    @Test(arguments: [
        (0, "2023-11-14T22:13:20Z"), (1, "2023-11-14T22:13:20.9Z"), (3, "2023-11-14T22:13:20.987Z"),
        (6, "2023-11-14T22:13:20.987654Z"), (7, "2023-11-14T22:13:20.9876540Z"),
    ])
    func cutsFractionsOff(digits: Int, text: String) {
        #expect(Timestamp(microseconds: 1_700_000_000_987_654).iso8601(fractionDigits: digits) == text)
    }

    @Test func comesFromMillisecondsWithFractions() {
        #expect(Timestamp(milliseconds: 1_700_000_000_000.25).microseconds == 1_700_000_000_000_250)
        #expect(Timestamp(milliseconds: -0.5).microseconds == -500)
        #expect(Timestamp(microseconds: 1_500).milliseconds == 1.5)
    }

    @Test func millisecondsOutOfRangeAreClamped() {
        #expect(Timestamp(milliseconds: .infinity) == .distantFuture)
        #expect(Timestamp(milliseconds: 1e300) == .distantFuture)
        #expect(Timestamp(milliseconds: .nan) == .distantFuture)
        #expect(Timestamp(milliseconds: -.infinity) < Timestamp(microseconds: .min / 4))
    }

    @Test func addsAndSubtractsDurations() {
        let time = Timestamp(microseconds: 1_000_000)
        #expect(time + .milliseconds(1) == Timestamp(microseconds: 1_001_000))
        #expect(time + .seconds(-2) == Timestamp(microseconds: -1_000_000))
        #expect(time - Timestamp(microseconds: 3_000_000) == .seconds(-2))
        #expect(time < time + .microseconds(1))
    }

    @Test func durationsAreRoundedTowardsZero() {
        #expect(Duration.nanoseconds(1_999).microseconds == 1)
        #expect(Duration.nanoseconds(-1_999).microseconds == -1)
        #expect(Duration.seconds(2).microseconds == 2_000_000)
    }
}
