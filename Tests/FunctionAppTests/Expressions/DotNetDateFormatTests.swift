import Testing

@testable import FunctionApp

/// Formats of times; the expected texts are what .NET documents for its invariant culture.
struct DotNetDateFormatTests {
    /// 2009-06-15T13:45:30.6170000Z, a Monday.
    private static let time = Duration.milliseconds(1_245_073_530_617)

    @Test(arguments: [
        ("yyyy-MM-dd", "2009-06-15"), ("yy/M/d", "09/6/15"), ("ddd, dd MMM yyyy", "Mon, 15 Jun 2009"),
        ("dddd d MMMM", "Monday 15 June"), ("hh:mm:ss tt", "01:45:30 PM"), ("h:m:s t", "1:45:30 P"), ("HHmmssfff", "134530617"),
        ("ss.FFFFFF", "30.617"), ("s.f", "30.6"), ("zzz", "+00:00"), ("HH'h'mm\"m\"", "13h45m"), (#"HH\h"#, "13h"), ("%d", "15"),
        ("yyyyMMddTHHmmssZ", "20090615T134530Z"), ("d", "06/15/2009"), ("D", "Monday, 15 June 2009"),
        ("G", "06/15/2009 13:45:30"), ("M", "June 15"), ("o", "2009-06-15T13:45:30.6170000Z"),
        ("R", "Mon, 15 Jun 2009 13:45:30 GMT"), ("s", "2009-06-15T13:45:30"), ("t", "13:45"), ("u", "2009-06-15 13:45:30Z"),
        ("Y", "2009 June"),
    ])
    func aTimeIsWrittenAsItsFormatSays(_ format: String, _ expected: String) {
        #expect(DotNetDateFormat.isValid(format))
        #expect(DotNetDateFormat.text(Self.time, format) == expected)
    }

    @Test(arguments: ["", "q", "'open", "\\", "%", "ffffffff"])
    func whatIsNoFormatIsTold(_ format: String) {
        #expect(!DotNetDateFormat.isValid(format))
    }

    @Test func midnightIsTwelve() {
        #expect(DotNetDateFormat.text(.zero, "yyyy-MM-dd hh:mm tt dddd") == "1970-01-01 12:00 AM Thursday")
    }
}
